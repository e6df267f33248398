/** Experts, teams and past work from tables and into tables. */
@ApplicationModule(allowedDependencies = {"kernel", "privacy", "accounts", "directory", "cities", "engagements"})
@NullMarked
package eu.passerelle.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
