/**
 * Planning interventions and telling how they go, without identities: a team keeps cards under random codes, and nothing
 * that could say who somebody is gets past the detector. A leaf: nobody depends on it.
 */
@ApplicationModule(allowedDependencies = {"kernel", "kernel :: papers", "privacy", "accounts", "directory", "cities"})
@NullMarked
package eu.passerelle.casework;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
