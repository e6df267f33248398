/** Recommends mentors for a need: candidates from Lucene, evidence from the graph, reasons for people. */
@ApplicationModule(
        allowedDependencies = {"kernel", "privacy", "accounts", "directory", "cities", "conflicts", "scheduling"})
@NullMarked
package eu.passerelle.matching;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
