/**
 * What a team finds out about itself before it asks for help: each agency answers for itself, the team sees only groups,
 * and what is weak becomes needs.
 */
@ApplicationModule(allowedDependencies = {"kernel", "privacy", "accounts", "directory", "cities", "engagements"})
@NullMarked
package eu.passerelle.toolbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
