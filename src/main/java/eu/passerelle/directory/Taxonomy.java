package eu.passerelle.directory;

import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.InterfaceLanguage;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** The network's competences: a SKOS concept scheme, kept in memory and read anew when it changes. */
@Component
public class Taxonomy {
    private final SeededSnapshot<ConceptScheme> scheme;

    Taxonomy(Neo4jClient neo4j, Clock clock, ConceptSchemeReader reader) {
        scheme = new SeededSnapshot<>(neo4j, clock, TaxonomySeed.NAME, reader::read);
    }

    /** So that the first who types does not wait for the reading. */
    @EventListener(ApplicationReadyEvent.class)
    void readAhead() {
        scheme.get();
    }

    /** All concepts, by code. */
    public List<Concept> all() {
        return scheme.get().all();
    }

    public Optional<Concept> find(CompetenceCode code) {
        return scheme.get().find(code);
    }

    /** The concepts that a piece of typing may mean, best first: any of the four languages, synonyms, prefixes, without accents. */
    public List<Suggestion> suggest(String typed, InterfaceLanguage reader, int limit) {
        return scheme.get().search().suggest(typed, reader, limit);
    }

    /** The concepts named in a longer text, in any of the four languages; in order of first mention. */
    public List<CompetenceCode> recognise(String text) {
        return scheme.get().recognition().recognise(text);
    }

    /**
     * Every competence that serves the need at all, with its kinship to it, closest first; the need itself leads. Empty when
     * the need is unknown.
     */
    public Map<CompetenceCode, Kinship> serving(CompetenceCode need) {
        return scheme.get().serving(need);
    }

    /** The concept itself and all that are broader, nearest first. */
    public List<CompetenceCode> withBroader(CompetenceCode code) {
        return scheme.get().withBroader(code);
    }

    /** @param matched the label that matched, when it is not the preferred one in the reader's language */
    public record Suggestion(Concept concept, Optional<String> matched) {}
}
