package eu.passerelle.privacy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Value;
import org.neo4j.driver.exceptions.value.ValueException;
import org.springframework.data.neo4j.core.Neo4jClient;

/**
 * Walks the trail from its first entry to its head, some at a time, so that its length costs time and no memory. Whoever
 * can write to the graph can also cut off its end and set the head back, or write everything anew: that shows only against
 * a head that was kept elsewhere.
 *
 * <p>The head is read before the entries that it is compared with, because the trail grows meanwhile.
 */
final class AuditVerification {
    private static final int AT_ONCE = 1_000;

    private static final String HEAD = """
            OPTIONAL MATCH (h:AuditHead {id: 'head'})
            RETURN coalesce(h.number, 0) AS number, coalesce(h.hash, '') AS hash, COUNT { (:AuditEntry) } AS entries
            """;
    private static final String NEXT = """
            MATCH (a:AuditEntry) WHERE a.number > $place
            RETURN a ORDER BY a.number LIMIT $limit
            """;

    private final Neo4jClient neo4j;
    private final String kept;
    private Place last = Place.BEFORE_THE_FIRST;
    private boolean met;

    /** @param kept the hash of a head that was kept elsewhere; empty for none */
    AuditVerification(Neo4jClient neo4j, String kept) {
        this.neo4j = neo4j;
        this.kept = kept;
        this.met = kept.isEmpty();
    }

    /** How far the trail has come. */
    record Place(long number, String hash) {
        private static final Place BEFORE_THE_FIRST = new Place(0, "");
    }

    /** What is wrong with an entry. */
    enum Damage {
        /** It does not say what it said when its hash was made. */
        CHANGED,
        /** Its hash does not follow from the entry before: it was changed with its hash, or something stands in between. */
        NOT_NEXT,
        MISSING,
        /** The head says that there was one; or that there was none, while there is. */
        CUT_OFF,
        /** It has no place in the chain. */
        LOOSE,
        /** The head that was kept elsewhere is not met: the end was cut off, or all was written anew. */
        ANOTHER_HEAD
    }

    record Broken(long number, Damage damage) {}

    /** @param end the last entry that was found whole */
    record Outcome(Place end, Optional<Broken> broken) {}

    Outcome verify() {
        while (true) {
            Head head = head();
            List<Value> next = next();
            if (next.isEmpty()) {
                return new Outcome(last, brokenAt(head));
            }
            for (int i = 0; i < next.size(); i++) {
                Optional<Broken> broken = step(next, i);
                if (broken.isPresent()) {
                    return new Outcome(last, broken);
                }
            }
        }
    }

    private Optional<Broken> step(List<Value> entries, int i) {
        long expected = last.number() + 1;
        Optional<Place> found = read(last.hash(), entries.get(i));
        if (found.isPresent() && found.get().number() > expected) {
            return Optional.of(new Broken(expected, Damage.MISSING));
        }
        String stored = entries.get(i).get("hash").asObject() instanceof String hash ? hash : "";
        if (found.isEmpty() || !found.get().hash().equals(stored)) {
            boolean chained = i + 1 < entries.size() && isNextTo(stored, entries.get(i + 1));
            return Optional.of(new Broken(expected, chained ? Damage.CHANGED : Damage.NOT_NEXT));
        }
        last = found.get();
        met |= last.hash().equals(kept);
        return Optional.empty();
    }

    private static boolean isNextTo(String hash, Value entry) {
        return read(hash, entry)
                .map(place -> place.hash().equals(entry.get("hash").asObject()))
                .orElse(false);
    }

    /** Empty when it has not the form of an entry. */
    private static Optional<Place> read(String previous, Value entry) {
        try {
            return Optional.of(new Place(entry.get("number").asLong(), AuditTrail.hash(previous, entry)));
        } catch (ValueException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<Broken> brokenAt(Head head) {
        if (!head.place().equals(last)) {
            return Optional.of(new Broken(Math.min(head.place().number(), last.number()) + 1, Damage.CUT_OFF));
        }
        if (head.entries() != last.number()) {
            return Optional.of(new Broken(last.number(), Damage.LOOSE));
        }
        return met ? Optional.empty() : Optional.of(new Broken(last.number() + 1, Damage.ANOTHER_HEAD));
    }

    private record Head(Place place, long entries) {}

    private Head head() {
        return neo4j.query(HEAD)
                .fetchAs(Head.class)
                .mappedBy((types, row) -> new Head(
                        new Place(row.get("number").asLong(), row.get("hash").asString()),
                        row.get("entries").asLong()))
                .one()
                .orElseThrow();
    }

    private List<Value> next() {
        return List.copyOf(neo4j.query(NEXT)
                .bindAll(Map.of("place", last.number(), "limit", AT_ONCE))
                .fetchAs(Value.class)
                .mappedBy((types, row) -> row.get("a"))
                .all());
    }
}
