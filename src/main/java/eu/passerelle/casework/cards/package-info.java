/** Case cards, what is shared of them, their deletion, and whether there may be any. */
@NullMarked
package eu.passerelle.casework.cards;

import org.jspecify.annotations.NullMarked;
