package eu.passerelle.directory.duplicates;

import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.directory.ExpertChanged;
import eu.passerelle.directory.ExpertCommitments;
import eu.passerelle.directory.duplicates.ExpertState.Part;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.privacy.AuditEntry;
import eu.passerelle.privacy.AuditTrail;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.neo4j.driver.Record;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Two profiles become one, and two again when it was a mistake. */
@Component
class Merges {
    static final Period CAN_BE_UNDONE_FOR = Period.ofDays(90);

    private static final String KEEP = """
            CREATE (m:Merge {id: $merge, kept: $kept, other: $other, otherName: $otherName, before: $before,
              after: $after, reason: $reason, by: $by, at: $at})
            """;
    private static final String LATE = """
            MATCH (m:Merge) WHERE m.at >= $since AND m.undoneAt IS NULL
            MATCH (kept:Expert {id: m.kept})
            RETURN m.id AS id, m.kept AS kept, kept.givenName + ' ' + kept.familyName AS keptName, m.otherName AS otherName,
              m.at AS at
            ORDER BY m.at DESC LIMIT 50
            """;
    private static final String UNDOABLE = """
            MATCH (m:Merge {id: $merge}) WHERE m.at >= $since AND m.undoneAt IS NULL
            SET m.rev = 0
            RETURN m.kept AS kept, m.other AS other, m.before AS before, m.after AS after
            """;
    /** What was remembered for going back is needed no more. */
    private static final String UNDONE =
            "MATCH (m:Merge {id: $merge}) SET m.undoneAt = $at REMOVE m.before, m.after, m.otherName";

    private final MergeStore store;
    private final StateText text;
    private final List<ExpertCommitments> commitments;
    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final AuditTrail trail;
    private final Outbox outbox;
    private final Clock clock;

    Merges(
            MergeStore store,
            StateText text,
            List<ExpertCommitments> commitments,
            Neo4jClient neo4j,
            GraphTransactions transactions,
            AuditTrail trail,
            Outbox outbox,
            Clock clock) {
        this.store = store;
        this.text = text;
        this.commitments = commitments;
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.trail = trail;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param otherName whose profile was given up, as it was called then */
    record Merge(String id, ExpertId kept, String keptName, String otherName, Instant at) {}

    private record Undoable(ExpertId kept, ExpertId other, ExpertState before, ExpertState after) {}

    ExpertState state(ExpertId id) {
        return store.read(id);
    }

    /** What would have to end before this profile could be given up: questions to the expert, mentoring under way. */
    boolean isCommitted(ExpertId id) {
        return commitments.stream().anyMatch(all -> all.areOpen(id));
    }

    /**
     * @param fromOther what is taken from the profile that is given up
     * @throws Conflict when the expert of the profile to be given up is being asked or mentors somebody through it
     */
    void merge(CoordinatorViewer viewer, ExpertId kept, ExpertId other, Set<Part> fromOther, String reason) {
        if (kept.equals(other)) {
            throw new NotFound("Pair of profiles", kept + ", " + other);
        }
        transactions.write(() -> {
            store.lock(kept, other);
            ExpertState before = store.read(kept);
            ExpertState given = store.read(other);
            if (isCommitted(other)) {
                throw new Conflict("curation.problem.merge.committed");
            }
            String merge = Ids.random();
            ExpertState after = before.merged(given, fromOther);
            store.write(kept, after);
            store.giveUp(other, kept, merge);
            neo4j.query(KEEP)
                    .bindAll(Map.of(
                            "merge", merge,
                            "kept", kept.value(),
                            "other", other.value(),
                            "otherName", given.fullName(),
                            "before", text.write(before),
                            "after", text.write(after),
                            "reason", reason,
                            "by", viewer.account().value(),
                            "at", now()))
                    .run();
            tell(viewer, kept, other, "MERGED", reason);
        });
    }

    /** Those that can still be undone, the latest first. */
    List<Merge> late() {
        return List.copyOf(neo4j.query(LATE)
                .bind(now().minus(CAN_BE_UNDONE_FOR))
                .to("since")
                .fetchAs(Merge.class)
                .mappedBy((types, row) -> merge(row))
                .all());
    }

    /**
     * Both profiles are there again, each with its own past; what somebody has written on the kept one since then stays.
     *
     * @throws Conflict when the kept profile was merged into a third one since
     */
    void undo(CoordinatorViewer viewer, String merge) {
        transactions.write(() -> {
            Undoable found = undoable(merge);
            if (!store.takeBack(found.other(), found.kept(), merge)) {
                throw new Conflict("curation.problem.merge.later");
            }
            store.lock(found.kept(), found.other());
            store.write(found.kept(), store.read(found.kept()).without(found.before(), found.after()));
            neo4j.query(UNDONE).bindAll(Map.of("merge", merge, "at", now())).run();
            tell(viewer, found.kept(), found.other(), "MERGE_UNDONE", "");
        });
    }

    private Undoable undoable(String merge) {
        return neo4j.query(UNDOABLE)
                .bindAll(Map.of("merge", merge, "since", now().minus(CAN_BE_UNDONE_FOR)))
                .fetchAs(Undoable.class)
                .mappedBy((types, row) -> new Undoable(
                        new ExpertId(row.get("kept").asString()),
                        new ExpertId(row.get("other").asString()),
                        text.read(row.get("before").asString()),
                        text.read(row.get("after").asString())))
                .one()
                .orElseThrow(() -> new NotFound("Merge", merge));
    }

    private void tell(CoordinatorViewer viewer, ExpertId kept, ExpertId other, String action, String reason) {
        for (ExpertId expert : List.of(kept, other)) {
            String counterpart = (expert.equals(kept) ? other : kept).value();
            trail.append(
                    viewer.account(),
                    "expert:" + expert,
                    action,
                    reason,
                    List.of(new AuditEntry.Change("other", "", counterpart)));
            outbox.append(new ExpertChanged(expert));
        }
    }

    private ZonedDateTime now() {
        return clock.instant().atZone(ZoneOffset.UTC);
    }

    private static Merge merge(Record row) {
        return new Merge(
                row.get("id").asString(),
                new ExpertId(row.get("kept").asString()),
                row.get("keptName").asString(),
                row.get("otherName").asString(),
                row.get("at").asZonedDateTime().toInstant());
    }
}
