/** The hours of a mentoring: sessions that took place, and what the mentor adds to them. */
@NullMarked
package eu.passerelle.engagements.hours;

import org.jspecify.annotations.NullMarked;
