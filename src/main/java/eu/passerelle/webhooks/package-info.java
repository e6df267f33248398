/** Tells programs elsewhere what happened: ids and the kind, signed, to whom it concerns, at least once. */
@ApplicationModule(
        allowedDependencies = {"kernel", "kernel :: outbound", "privacy", "accounts", "scheduling", "engagements"})
@NullMarked
package eu.passerelle.webhooks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
