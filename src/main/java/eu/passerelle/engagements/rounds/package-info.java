/** Rounds: all open requests at once, as a draft that a coordinator inspects, changes and confirms. */
@NullMarked
package eu.passerelle.engagements.rounds;

import org.jspecify.annotations.NullMarked;
