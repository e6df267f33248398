/** What a mentor recommends to the team, and what became of it: adopted, adapted or rejected, and why. */
@NullMarked
package eu.passerelle.engagements.advice;

import org.jspecify.annotations.NullMarked;
