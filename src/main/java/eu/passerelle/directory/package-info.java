/** Experts, organisations and the taxonomy of competences. */
@ApplicationModule(allowedDependencies = {"kernel", "accounts", "privacy"})
@NullMarked
package eu.passerelle.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
