package eu.passerelle.directory;

import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.InterfaceLanguage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/**
 * Counts the words that people searched for and that name nothing in the taxonomy, so that coordinators see what it lacks.
 * Who searched is not kept. A search is a hash until the same words are searched on another day; only then, and only when
 * they are no expert's name, the words themselves are written. What nobody searches for ninety days is forgotten.
 */
@Component
public class MissingConcepts {
    public static final Period KEPT_FOR = Period.ofDays(90);

    private static final Logger log = LoggerFactory.getLogger(MissingConcepts.class);
    private static final long MOST_KEPT = 5_000;

    private static final String FORGET = "MATCH (v:VainSearch) WHERE v.lastOn < $since DELETE v";
    private static final String COUNT = "MATCH (v:VainSearch) RETURN count(v)";
    private static final String NOTE = """
            MERGE (v:VainSearch {id: $id})
            ON CREATE SET v.language = $language, v.firstOn = $today, v.searches = 0, v.ignored = false
            SET v.searches = v.searches + 1, v.lastOn = $today
            RETURN v.words IS NULL AND NOT v.ignored AND v.firstOn < $today
            """;
    private static final String WRITE_OUT = "MATCH (v:VainSearch {id: $id}) SET v.words = $words";
    private static final String NAMES = "MATCH (e:Expert) RETURN e.givenName + ' ' + e.familyName";

    private final Taxonomy taxonomy;
    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final Clock clock;

    MissingConcepts(Taxonomy taxonomy, Neo4jClient neo4j, GraphTransactions transactions, Clock clock) {
        this.taxonomy = taxonomy;
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * To be called when somebody sent a search and it found nothing; not for what is typed on the way. Words that the
     * taxonomy knows are passed over: it is not the concept that is missing then. Never fails: a search is no worse for it.
     */
    public void searchedInVain(String typed, InterfaceLanguage language) {
        if (!taxonomy.suggest(typed, language, 1).isEmpty()
                || !taxonomy.recognise(typed).isEmpty()) {
            return;
        }
        VainWords.keepable(typed, word -> !taxonomy.suggest(word, language, 1).isEmpty())
                .ifPresent(words -> tryToNote(words, language));
    }

    private void tryToNote(String words, InterfaceLanguage language) {
        try {
            transactions.write(() -> note(words, language));
        } catch (DataAccessException e) {
            log.warn("A search without results was not counted", e);
        }
    }

    private void note(String words, InterfaceLanguage language) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        neo4j.query(FORGET).bind(today.minus(KEPT_FOR)).to("since").run();
        if (neo4j.query(COUNT).fetchAs(Long.class).one().orElse(0L) >= MOST_KEPT) {
            return;
        }
        String id = hash(language.code() + " " + words);
        boolean again = neo4j.query(NOTE)
                .bindAll(Map.of("id", id, "language", language.code(), "today", today))
                .fetchAs(Boolean.class)
                .one()
                .orElse(false);
        if (again && !isSomebody(words)) {
            neo4j.query(WRITE_OUT).bindAll(Map.of("id", id, "words", words)).run();
        }
    }

    /** Asked once for each term, since it reads every name: capitals and accents hide a name from an index. */
    private boolean isSomebody(String words) {
        Set<String> searched = Set.of(words.split(" "));
        return neo4j.query(NAMES).fetchAs(String.class).all().stream()
                .map(FoldedWords::of)
                .anyMatch(name -> isMeant(name, searched));
    }

    private static boolean isMeant(List<String> name, Set<String> searched) {
        return !name.isEmpty() && (searched.contains(name.getLast()) || new HashSet<>(name).containsAll(searched));
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
