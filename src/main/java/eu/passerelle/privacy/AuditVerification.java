package eu.passerelle.privacy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Value;
import org.neo4j.driver.exceptions.value.ValueException;
import org.springframework.data.neo4j.core.Neo4jClient;

/**
 * Walks the trail from the first entry that is still kept to its head, some at a time, so that its length costs time and no memory. Whoever
 * can write to the graph can also cut off its end and set the head back, or write everything anew: that shows only against
 * a head that was kept elsewhere. An entry without words is as it was written when a tombstone says why they are gone.
 *
 * <p>The head is read before the entries that it is compared with, because the trail grows meanwhile.
 */
final class AuditVerification {
    private static final int AT_ONCE = 1_000;

    private static final String HEAD = """
            OPTIONAL MATCH (h:AuditHead {id: 'head'})
            RETURN coalesce(h.number, 0) AS number, coalesce(h.hash, '') AS hash, COUNT { (:AuditEntry) } AS entries,
              coalesce(h.goneNumber, 0) AS goneNumber, coalesce(h.goneHash, '') AS goneHash
            """;
    private static final String NEXT = """
            MATCH (a:AuditEntry) WHERE a.number > $place
            RETURN a, EXISTS { MATCH (t:Tombstone {id: a.erased}) } AS buried ORDER BY a.number LIMIT $limit
            """;

    private final Neo4jClient neo4j;
    private final String kept;
    private Place last = new Place(0, "");
    private boolean met;
    private boolean digestsSeen;

    /** @param kept the hash of a head that was kept elsewhere; empty for none */
    AuditVerification(Neo4jClient neo4j, String kept) {
        this.neo4j = neo4j;
        this.kept = kept;
        this.met = kept.isEmpty();
    }

    /** How far the trail has come. */
    record Place(long number, String hash) {}

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
            goOnAfter(head.gone());
            List<Stored> next = next();
            if (next.isEmpty()) {
                return new Outcome(last, brokenAt(head));
            }
            Optional<Broken> broken = walk(next);
            if (broken.filter(found -> !wasLetGoMeanwhile(found)).isPresent()) {
                return new Outcome(last, broken);
            }
        }
    }

    private Optional<Broken> walk(List<Stored> entries) {
        Optional<Broken> broken = Optional.empty();
        for (int i = 0; i < entries.size() && broken.isEmpty(); i++) {
            broken = step(entries, i);
        }
        return broken;
    }

    /** Entries whose time is over go while others are read; then it goes on from the last of those. */
    private boolean wasLetGoMeanwhile(Broken broken) {
        return broken.damage() == Damage.MISSING && goOnAfter(head().gone());
    }

    private boolean goOnAfter(Place gone) {
        if (gone.number() <= last.number()) {
            return false;
        }
        last = gone;
        met |= last.hash().equals(kept);
        return true;
    }

    private Optional<Broken> step(List<Stored> entries, int i) {
        long expected = last.number() + 1;
        Stored stored = entries.get(i);
        Optional<Place> found = stored.follow(last.hash());
        if (found.isPresent() && found.get().number() > expected) {
            return Optional.of(new Broken(expected, Damage.MISSING));
        }
        if (found.isEmpty() || !found.get().hash().equals(stored.hash()) || !isWhole(stored)) {
            boolean chained = i + 1 < entries.size() && entries.get(i + 1).isNextTo(stored.hash());
            return Optional.of(new Broken(expected, chained ? Damage.CHANGED : Damage.NOT_NEXT));
        }
        last = found.get();
        met |= last.hash().equals(kept);
        return Optional.empty();
    }

    /** Once an entry has a digest of its words, all that follow have one, too. */
    private boolean isWhole(Stored stored) {
        digestsSeen |= stored.hasDigest();
        return stored.hasDigest() == digestsSeen && stored.wordsAreWhole();
    }

    /** @param buried whether the erasure that took the words away is known */
    private record Stored(Value entry, boolean buried) {
        String hash() {
            return text("hash");
        }

        boolean hasDigest() {
            return !text("words").isEmpty();
        }

        /** With the hash that it must have after this one; empty when it has not the form of an entry. */
        Optional<Place> follow(String previous) {
            try {
                return Optional.of(new Place(entry.get("number").asLong(), hash(previous)));
            } catch (ValueException | IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        private String hash(String previous) {
            AuditEntry read = AuditTrail.entry(entry);
            if (hasDigest()) {
                return AuditHash.entry(previous, read, text("words"));
            }
            return isErased() ? hash() : AuditHash.old(previous, read);
        }

        boolean isNextTo(String previous) {
            return follow(previous).filter(place -> place.hash().equals(hash())).isPresent();
        }

        boolean wordsAreWhole() {
            if (isErased()) {
                return buried;
            }
            return !hasDigest()
                    || AuditHash.words(text("salt"), AuditTrail.entry(entry)).equals(text("words"));
        }

        private boolean isErased() {
            return !entry.get("erased").isNull();
        }

        private String text(String name) {
            return entry.get(name).asObject() instanceof String text ? text : "";
        }
    }

    private Optional<Broken> brokenAt(Head head) {
        if (!head.place().equals(last)) {
            return Optional.of(new Broken(Math.min(head.place().number(), last.number()) + 1, Damage.CUT_OFF));
        }
        if (head.entries() != last.number() - head.gone().number()) {
            return Optional.of(new Broken(last.number(), Damage.LOOSE));
        }
        return met ? Optional.empty() : Optional.of(new Broken(last.number() + 1, Damage.ANOTHER_HEAD));
    }

    /** @param gone the last entry that was let go, as its time was over */
    private record Head(Place place, Place gone, long entries) {}

    private Head head() {
        return neo4j.query(HEAD)
                .fetchAs(Head.class)
                .mappedBy((types, row) -> new Head(
                        new Place(row.get("number").asLong(), row.get("hash").asString()),
                        new Place(
                                row.get("goneNumber").asLong(),
                                row.get("goneHash").asString()),
                        row.get("entries").asLong()))
                .one()
                .orElseThrow();
    }

    private List<Stored> next() {
        return List.copyOf(neo4j.query(NEXT)
                .bindAll(Map.of("place", last.number(), "limit", AT_ONCE))
                .fetchAs(Stored.class)
                .mappedBy((types, row) ->
                        new Stored(row.get("a"), row.get("buried").asBoolean()))
                .all());
    }
}
