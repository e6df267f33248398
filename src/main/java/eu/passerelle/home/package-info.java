/** Where everybody starts: the next step of a team, what waits for an expert, what is stuck in the network. A leaf that reads. */
@ApplicationModule(allowedDependencies = {"kernel", "accounts", "engagements"})
@NullMarked
package eu.passerelle.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
