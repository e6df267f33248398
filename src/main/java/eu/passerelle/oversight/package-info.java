/** What auditors and operators see: who did what on whom, and whether the service runs. A leaf that reads. */
@ApplicationModule(allowedDependencies = {"kernel", "privacy", "accounts"})
@NullMarked
package eu.passerelle.oversight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
