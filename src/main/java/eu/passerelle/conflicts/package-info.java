/**
 * The register of interests, and what of it stands between an expert and a team: paths in the graph, judged by rules that
 * anybody can read, and decided by coordinators where a rule is too strict or too mild.
 */
@ApplicationModule(allowedDependencies = {"kernel", "privacy", "accounts", "directory", "cities"})
@NullMarked
package eu.passerelle.conflicts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
