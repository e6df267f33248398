/** What both sides of a mentoring agree on and sign, in versions. */
@NullMarked
package eu.passerelle.engagements.charter;

import org.jspecify.annotations.NullMarked;
