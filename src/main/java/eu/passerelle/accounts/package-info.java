/** Sign-in and what proves it, roles, access tokens and mailed links: who is asking, and what may they do. */
@ApplicationModule(allowedDependencies = {"kernel", "kernel :: papers", "privacy"})
@NullMarked
package eu.passerelle.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
