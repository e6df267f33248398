/**
 * What was decided on whom, by whom and why; and what people may ask for of what is kept of them: a copy of it, and an end.
 * Modules say which of their data is a person's, and never hear of one another.
 */
@ApplicationModule(allowedDependencies = "kernel")
@NullMarked
package eu.passerelle.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
