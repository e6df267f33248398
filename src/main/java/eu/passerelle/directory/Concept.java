package eu.passerelle.directory;

import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.LocalizedText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A competence as a SKOS concept.
 *
 * @param alternativeLabels synonyms by ISO 639-1 code
 * @param deprecated no longer offered; what points to it stays
 * @param replacedBy what to use instead of a deprecated one
 */
public record Concept(
        CompetenceCode code,
        LocalizedText label,
        Map<String, List<String>> alternativeLabels,
        LocalizedText definition,
        Optional<CompetenceCode> broader,
        boolean deprecated,
        Optional<CompetenceCode> replacedBy) {}
