package eu.passerelle.directory;

import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.InterfaceLanguage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The network's competences: a SKOS concept scheme, kept in memory and read anew when it changes. */
@Component
public class Taxonomy {
    /** All concepts, by code. */
    public List<Concept> all() {
        throw new UnsupportedOperationException();
    }

    public Optional<Concept> find(CompetenceCode code) {
        throw new UnsupportedOperationException();
    }

    /** The concepts that a piece of typing may mean, best first: any of the four languages, synonyms, prefixes, without accents. */
    public List<Suggestion> suggest(String typed, InterfaceLanguage reader, int limit) {
        throw new UnsupportedOperationException();
    }

    /** The concepts named in a longer text, in any of the four languages. */
    public List<CompetenceCode> recognise(String text) {
        throw new UnsupportedOperationException();
    }

    /** Every competence that serves the need at all, with its kinship to it; the need itself among them. */
    public Map<CompetenceCode, Kinship> serving(CompetenceCode need) {
        throw new UnsupportedOperationException();
    }

    /** The concept itself and all that are broader, nearest first. */
    public List<CompetenceCode> withBroader(CompetenceCode code) {
        throw new UnsupportedOperationException();
    }

    /** @param matched the label that matched, when it is not the preferred one in the reader's language */
    public record Suggestion(Concept concept, Optional<String> matched) {}
}
