package eu.passerelle.privacy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/**
 * Asks the trail, the newest entry first. Who, what and on whom are found by an index; words and times alone are looked for
 * in so many entries at a time, so that no question reads the whole trail at once.
 */
@Component
public class AuditSearch {
    /** Entries that are read for one page where no index leads to them. */
    static final int READ_AT_ONCE = 100_000;
    /** Clocks of several nodes differ, so entries stand only nearly in the order of their times. */
    private static final int OUT_OF_ORDER = 1_000;

    private static final Instant FIRST_TIME = Instant.EPOCH;
    private static final Instant LAST_TIME = Instant.parse("9999-01-01T00:00:00Z");

    private static final String NARROWED = """
              AND a.number < $before AND a.number > $after
              AND ($actors = [] OR a.actor IN $actors) AND ($subjects = [] OR a.subject IN $subjects)
              AND ($action = '' OR a.action = $action) AND a.at >= $from AND a.at < $until
              AND ($words = '' OR toLower(a.reason) CONTAINS $words)
            RETURN a ORDER BY a.number DESC LIMIT $limit
            """;
    private static final String ON_WHOM = "MATCH (a:AuditEntry) WHERE a.subject IN $subjects" + NARROWED;
    private static final String BY_WHOM = "MATCH (a:AuditEntry) WHERE a.actor IN $actors" + NARROWED;
    private static final String WHAT = "MATCH (a:AuditEntry) WHERE a.action = $action" + NARROWED;
    private static final String ANY = "MATCH (a:AuditEntry) WHERE true" + NARROWED;
    private static final String LAST_BEFORE =
            "MATCH (a:AuditEntry) WHERE a.at < $at RETURN a.number ORDER BY a.at DESC LIMIT 1";
    private static final String FIRST_SINCE =
            "MATCH (a:AuditEntry) WHERE a.at >= $at RETURN a.number ORDER BY a.at LIMIT 1";

    private static final String HEAD = """
            OPTIONAL MATCH (h:AuditHead {id: 'head'})
            RETURN coalesce(h.number, 0) AS number, coalesce(h.hash, '') AS hash
            """;

    private final Neo4jClient neo4j;

    AuditSearch(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    /** @param next what to go on before; empty when nothing can follow */
    public record Page(List<AuditEntry> entries, OptionalLong next) {}

    /** The newest entry, by whose hash all before it can be verified. */
    public record Head(long number, String hash) {}

    public Head head() {
        return neo4j.query(HEAD)
                .fetchAs(Head.class)
                .mappedBy((types, row) ->
                        new Head(row.get("number").asLong(), row.get("hash").asString()))
                .one()
                .orElseThrow();
    }

    /**
     * @param before only entries with a smaller number
     * @param limit entries on a page
     */
    public Page find(AuditQuestion question, long before, int limit) {
        long newest = Math.min(before, newest(question));
        long oldest = oldest(question);
        long after = isIndexed(question) ? oldest : Math.max(oldest, newest - READ_AT_ONCE - 1);
        var parameters = new HashMap<String, Object>();
        parameters.put("actors", question.actors());
        parameters.put("subjects", question.subjects());
        parameters.put("action", question.action());
        parameters.put("from", question.from().orElse(FIRST_TIME).atZone(ZoneOffset.UTC));
        parameters.put("until", question.until().orElse(LAST_TIME).atZone(ZoneOffset.UTC));
        parameters.put("words", question.words().toLowerCase(Locale.ROOT));
        parameters.put("before", newest);
        parameters.put("after", after);
        parameters.put("limit", limit);
        List<AuditEntry> entries = entries(question, parameters);
        return new Page(entries, next(entries, after, oldest, limit));
    }

    private static OptionalLong next(List<AuditEntry> entries, long after, long oldest, int limit) {
        if (entries.size() == limit) {
            return OptionalLong.of(entries.getLast().number());
        }
        return after > oldest ? OptionalLong.of(after + 1) : OptionalLong.empty();
    }

    private static boolean isIndexed(AuditQuestion question) {
        return !question.subjects().isEmpty()
                || !question.actors().isEmpty()
                || !question.action().isEmpty();
    }

    private List<AuditEntry> entries(AuditQuestion question, Map<String, Object> parameters) {
        if (!question.subjects().isEmpty()) {
            return entries(ON_WHOM, parameters);
        }
        if (!question.actors().isEmpty()) {
            return entries(BY_WHOM, parameters);
        }
        return question.action().isEmpty() ? entries(ANY, parameters) : entries(WHAT, parameters);
    }

    private List<AuditEntry> entries(String statement, Map<String, Object> parameters) {
        return List.copyOf(neo4j.query(statement)
                .bindAll(parameters)
                .fetchAs(AuditEntry.class)
                .mappedBy((types, row) -> AuditTrail.entry(row.get("a")))
                .all());
    }

    private long newest(AuditQuestion question) {
        return question.until()
                .map(until -> number(LAST_BEFORE, until, 0) + OUT_OF_ORDER)
                .orElseGet(() -> head().number() + 1);
    }

    private long oldest(AuditQuestion question) {
        return question.from()
                .map(from -> Math.max(0, number(FIRST_SINCE, from, Long.MAX_VALUE) - OUT_OF_ORDER))
                .orElse(0L);
    }

    private long number(String statement, Instant at, long otherwise) {
        return neo4j.query(statement)
                .bind(at.atZone(ZoneOffset.UTC))
                .to("at")
                .fetchAs(Long.class)
                .one()
                .orElse(otherwise);
    }
}
