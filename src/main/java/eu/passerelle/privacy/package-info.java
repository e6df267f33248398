/** What was decided on whom, by whom and why. */
@ApplicationModule(allowedDependencies = "kernel")
@NullMarked
package eu.passerelle.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
