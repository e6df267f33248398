/** A mentoring goes on with another mentor, and keeps all that it has. */
@NullMarked
package eu.passerelle.engagements.handover;

import org.jspecify.annotations.NullMarked;
