/** Mail and reminders: a leaf that hears of the others through the outbox. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "privacy",
            "accounts",
            "directory",
            "cities",
            "scheduling",
            "matching",
            "engagements",
            "toolbox"
        })
@NullMarked
package eu.passerelle.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
