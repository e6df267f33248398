/** An engagement under way: its page, and the sessions that people book, move and cancel within it. */
@NullMarked
package eu.passerelle.engagements.meetings;

import org.jspecify.annotations.NullMarked;
