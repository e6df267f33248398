/** Availability, slots, sessions, and iCalendar in and out. */
@ApplicationModule(allowedDependencies = {"kernel", "kernel :: outbound", "privacy", "accounts"})
@NullMarked
package eu.passerelle.scheduling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
