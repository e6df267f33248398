package eu.passerelle.directory;

import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.SeedFiles;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The network's competences: a SKOS concept scheme, kept in memory and read anew when it changes. */
@Component
public class Taxonomy {
    private final SeededSnapshot<ConceptScheme> scheme;

    @Autowired
    Taxonomy(TaxonomyEdition edition, Clock clock, ConceptSchemeReader reader) {
        scheme = new SeededSnapshot<>(clock, () -> String.valueOf(edition.present()), reader::read);
    }

    private Taxonomy(ConceptScheme shipped) {
        scheme = new SeededSnapshot<>(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), () -> "shipped", () -> shipped);
    }

    /** As it is shipped, without a graph and without what coordinators made of it. */
    public static Taxonomy shipped() {
        return new Taxonomy(
                new SeedFiles().yaml(TaxonomySeed.FILE, SchemeFile.class).asScheme());
    }

    /** So that the first who types does not wait for the reading. */
    @EventListener(ApplicationReadyEvent.class)
    void readAhead() {
        scheme.get();
    }

    /** Looks at once whether something has changed, as whoever changed it must, and whoever hears that it did. */
    public void refresh() {
        scheme.check();
    }

    /** All concepts, deprecated ones too, by code. */
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

    /**
     * The concepts named in a longer text, in any of the four languages; in order of first mention. A deprecated concept is
     * still known by its words, and stands for what replaced it.
     */
    public List<CompetenceCode> recognise(String text) {
        return scheme.get().recognise(text);
    }

    /** The concept to use for the code today: what replaced it, or itself. */
    public CompetenceCode current(CompetenceCode code) {
        return scheme.get().current(code);
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
