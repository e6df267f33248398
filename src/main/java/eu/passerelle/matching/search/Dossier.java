package eu.passerelle.matching.search;

import eu.passerelle.directory.Expert;
import eu.passerelle.kernel.LocalizedText;
import eu.passerelle.matching.graph.Evidence;
import java.util.Map;
import java.util.Optional;

/**
 * What a ranking asks about an expert, kept in the index beside what finds him or her. It names nobody: whoever shows an
 * expert reads the profile in the graph.
 *
 * @param expert without names, address and text
 * @param evidence of past work on the competences that were asked for
 * @param whole the evidence is what the graph has; else it must be asked
 */
public record Dossier(Expert expert, Evidence evidence, boolean whole) {
    static Expert nameless(Expert expert) {
        return new Expert(
                expert.id(),
                "",
                "",
                "",
                "",
                expert.type(),
                expert.country(),
                expert.zone(),
                expert.status(),
                expert.visibility(),
                expert.hoursPerMonth(),
                expert.parallelEngagements(),
                expert.remote(),
                expert.visitCountries(),
                expert.languages(),
                expert.legalSystems(),
                expert.sectors(),
                expert.claims(),
                new LocalizedText(Map.of()),
                Optional.empty());
    }
}
