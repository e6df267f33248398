package eu.passerelle.kernel;

import eu.passerelle.kernel.Closing.Link;
import eu.passerelle.kernel.Closing.Place;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** The one statement that transactions end with. What there is none of locks nothing. */
@Component
class ClosingStatement {
    /**
     * The end of the chain is read once it is locked. Where it is another than was guessed, nothing is added to it, and it
     * is told. The lock is a write that reads nothing: this runs once more then, while others wait for the end already.
     */
    private static final String WRITE = """
            CALL () { UNWIND $answers AS kept MATCH (c:Command {id: kept.id}) SET c.answer = kept.answer }
            CALL () {
              UNWIND $chained AS chained
              MERGE (h:AuditHead {id: 'head'}) SET h.rev = 0
              WITH h, chained, coalesce(h.number, 0) AS number, coalesce(h.hash, '') AS hash
              WITH h, number, hash,
                CASE WHEN number = chained.number AND hash = chained.hash THEN chained.links ELSE [] END AS links
              FOREACH (link IN links |
                CREATE (a:AuditEntry) SET a = link SET h.number = link.number, h.hash = link.hash)
              RETURN head(collect(CASE WHEN links = [] THEN {number: number, hash: hash} ELSE null END)) AS found
            }
            CALL () {
              WITH $events AS events WHERE size(events) > 0
              MERGE (s:OutboxSequence {name: 'outbox'})
              ON CREATE SET s.value = size(events) ON MATCH SET s.value = s.value + size(events)
              WITH events, s.value - size(events) + 1 AS first
              UNWIND range(0, size(events) - 1) AS i
              CREATE (:OutboxEvent {seq: first + i, type: events[i].type, payload: events[i].payload, at: $at})
            }
            RETURN found.number AS number, found.hash AS hash
            """;

    private static final long NOWHERE = -1;

    private final Neo4jClient neo4j;
    private final Clock clock;

    ClosingStatement(Neo4jClient neo4j, Clock clock) {
        this.neo4j = neo4j;
        this.clock = clock;
    }

    /** Where the chain ends then; the place that was guessed where there are no links. */
    Place write(List<Link> links, List<Map<String, String>> events, Map<String, String> answers, Place guess) {
        List<Map<String, Object>> guessed = after(guess, links);
        Optional<Place> found = write(chained(guess, guessed), events, answers);
        if (found.isEmpty()) {
            return end(guess, guessed);
        }
        List<Map<String, Object>> known = after(found.get(), links);
        write(chained(found.get(), known), List.of(), Map.of());
        return end(found.get(), known);
    }

    /** Where the chain ended instead, if it did not end at the place. */
    private Optional<Place> write(
            List<Map<String, Object>> chained, List<Map<String, String>> events, Map<String, String> answers) {
        return neo4j.query(WRITE)
                .bindAll(Map.of(
                        "chained",
                        chained,
                        "events",
                        events,
                        "answers",
                        answers.entrySet().stream()
                                .map(answer -> Map.of("id", answer.getKey(), "answer", answer.getValue()))
                                .toList(),
                        "at",
                        clock.instant().atZone(ZoneOffset.UTC)))
                .fetchAs(Place.class)
                .mappedBy((types, row) -> new Place(
                        row.get("number").asLong(NOWHERE), row.get("hash").asString("")))
                .one()
                .filter(place -> place.number() != NOWHERE);
    }

    private static List<Map<String, Object>> after(Place last, List<Link> links) {
        var made = new ArrayList<Map<String, Object>>();
        Place place = last;
        for (Link link : links) {
            Map<String, Object> stored = link.after(place);
            made.add(stored);
            place = place(stored);
        }
        return made;
    }

    private static List<Map<String, Object>> chained(Place last, List<Map<String, Object>> links) {
        return links.isEmpty()
                ? List.of()
                : List.of(Map.of("number", last.number(), "hash", last.hash(), "links", links));
    }

    private static Place end(Place last, List<Map<String, Object>> links) {
        return links.isEmpty() ? last : place(links.getLast());
    }

    private static Place place(Map<String, Object> link) {
        return new Place((Long) link.getOrDefault("number", NOWHERE), (String) link.getOrDefault("hash", ""));
    }
}
