/** Date polls: several people of a team, interpreters and further mentors are asked which of a few free times suits them. */
@NullMarked
package eu.passerelle.engagements.polls;

import org.jspecify.annotations.NullMarked;
