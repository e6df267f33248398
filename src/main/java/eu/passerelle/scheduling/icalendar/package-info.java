/** iCalendar as calendars in the field read it: what they need said, and nothing that they stumble over. */
@NullMarked
package eu.passerelle.scheduling.icalendar;

import org.jspecify.annotations.NullMarked;
