/** Request, proposal, engagement: one story of states, from asking to mentoring. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "kernel :: papers",
            "privacy",
            "accounts",
            "directory",
            "cities",
            "scheduling",
            "matching"
        })
@NullMarked
package eu.passerelle.engagements;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
