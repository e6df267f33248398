/** Cities, their multi-agency teams and the members of those. */
@ApplicationModule(allowedDependencies = {"kernel", "privacy", "accounts", "directory"})
@NullMarked
package eu.passerelle.cities;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
