package eu.passerelle.directory.profiles;

import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.directory.Claim;
import eu.passerelle.directory.ExpertStatus;
import eu.passerelle.directory.profiles.Profile.StatedClaim;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.privacy.AuditEntry;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Many decisions at once, and all of them back. Each is a decision of its own in the trail; what somebody has decided anew
 * meanwhile is not touched by going back.
 */
@Component
class Batches {
    static final Period CAN_BE_UNDONE_FOR = Period.ofDays(7);

    private static final String KEEP = """
            CREATE (b:CurationBatch {id: $id, kind: $kind, size: $size, decisions: $decisions, by: $by, at: $at})
            """;
    private static final String LATE = """
            MATCH (b:CurationBatch) WHERE b.at >= $since AND b.undoneAt IS NULL
            RETURN b.id AS id, b.kind AS kind, b.size AS size, b.at AS at ORDER BY b.at DESC LIMIT 20
            """;
    private static final String UNDO = """
            MATCH (b:CurationBatch {id: $id}) WHERE b.at >= $since AND b.undoneAt IS NULL
            SET b.undoneAt = $at
            RETURN b.decisions
            """;

    private final Profiles profiles;
    private final ProfileStore store;
    private final CompetenceClaims claims;
    private final Membership membership;
    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final JsonMapper json;
    private final Clock clock;

    Batches(
            Profiles profiles,
            ProfileStore store,
            CompetenceClaims claims,
            Membership membership,
            Neo4jClient neo4j,
            GraphTransactions transactions,
            JsonMapper json,
            Clock clock) {
        this.profiles = profiles;
        this.store = store;
        this.claims = claims;
        this.membership = membership;
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    /** The message key {@code curation.batch.<kind>} words each, with how many. */
    enum Kind {
        VERIFIED,
        TAKEN_IN,
        PAUSED
    }

    record Batch(String id, Kind kind, int size, Instant at) {}

    /** Of a claim, level, day of verification, and who checked it when; of an expert, the status. All as text. */
    private record Decision(String expert, String competence, String before, String after) {}

    /** @param picked each as {@code expert:competence}; verified as stated */
    Batch verify(CoordinatorViewer viewer, List<String> picked, String reason) {
        return decide(viewer, Kind.VERIFIED, picked, key -> {
            String[] parts = key.split(":", 2);
            var expert = new ExpertId(parts[0]);
            String code = parts.length == 2 ? parts[1] : "";
            profiles.locked(expert);
            StatedClaim stated = claim(profiles.get(expert), code);
            verify(viewer, expert, stated.claim(), reason);
            return new Decision(expert.value(), code, trust(stated), trust(claim(profiles.get(expert), code)));
        });
    }

    /** One reason stands for all that were picked. */
    private void verify(CoordinatorViewer viewer, ExpertId expert, Claim claim, String reason) {
        try {
            claims.verify(viewer, expert, claim.competence().value(), claim.level(), reason);
        } catch (InvalidInput e) {
            throw new InvalidInput(FieldProblem.of("reason", "curation.problem.evidence"));
        }
    }

    Batch changeStatus(CoordinatorViewer viewer, Kind kind, List<String> picked, String reason) {
        ExpertStatus status = kind == Kind.PAUSED ? ExpertStatus.PAUSED : ExpertStatus.ACTIVE;
        return decide(viewer, kind, picked, key -> {
            var expert = new ExpertId(key);
            String before = profiles.get(expert).expert().status().name();
            membership.decide(viewer, expert, status.name(), reason);
            return new Decision(key, "", before, status.name());
        });
    }

    /** Those that can still be undone, the latest first. */
    List<Batch> late() {
        return List.copyOf(neo4j.query(LATE)
                .bind(now().minus(CAN_BE_UNDONE_FOR))
                .to("since")
                .fetchAs(Batch.class)
                .mappedBy((types, row) -> new Batch(
                        row.get("id").asString(),
                        Kind.valueOf(row.get("kind").asString()),
                        row.get("size").asInt(),
                        row.get("at").asZonedDateTime().toInstant()))
                .all());
    }

    /** How many went back; the others were decided anew meanwhile, or are gone. */
    int undo(CoordinatorViewer viewer, String batch) {
        return transactions.write(() -> {
            String decisions = neo4j.query(UNDO)
                    .bindAll(Map.of("id", batch, "since", now().minus(CAN_BE_UNDONE_FOR), "at", now()))
                    .fetchAs(String.class)
                    .one()
                    .orElseThrow(() -> new NotFound("Batch", batch));
            int back = 0;
            for (Decision decision : json.readValue(decisions, Decision[].class)) {
                back += goBack(viewer, decision) ? 1 : 0;
            }
            return back;
        });
    }

    private interface One {
        Decision decide(String picked);
    }

    /** All or nothing, in the order of the keys, so that two batches do not wait for each other forever. */
    private Batch decide(CoordinatorViewer viewer, Kind kind, List<String> picked, One one) {
        if (picked.isEmpty()) {
            throw new InvalidInput(FieldProblem.of("picked", "curation.problem.picked.none"));
        }
        if (picked.size() > Curation.MOST_LISTED) {
            throw new InvalidInput(FieldProblem.of("picked", "curation.problem.picked.many", Curation.MOST_LISTED));
        }
        return transactions.write(() -> {
            var decisions = new ArrayList<Decision>();
            picked.stream().distinct().sorted().forEach(key -> decisions.add(one.decide(key)));
            var batch = new Batch(Ids.random(), kind, decisions.size(), clock.instant());
            neo4j.query(KEEP)
                    .bindAll(Map.of(
                            "id", batch.id(),
                            "kind", kind.name(),
                            "size", batch.size(),
                            "decisions", json.writeValueAsString(decisions),
                            "by", viewer.account().value(),
                            "at", now()))
                    .run();
            return batch;
        });
    }

    private boolean goBack(CoordinatorViewer viewer, Decision decision) {
        var id = new ExpertId(decision.expert());
        return profiles.find(id)
                .filter(profile -> present(profile, decision).equals(decision.after()))
                .map(profile -> {
                    profiles.locked(id);
                    write(profile, decision);
                    ProfileAction action = decision.competence().isEmpty()
                            ? ProfileAction.STATUS_CHANGED
                            : ProfileAction.CLAIM_UNVERIFIED;
                    String field = decision.competence().isEmpty() ? "status" : decision.competence();
                    String after = decision.competence().isEmpty() ? decision.after() : "";
                    String before = decision.competence().isEmpty() ? decision.before() : "";
                    profiles.changed(viewer, id, action, "", List.of(new AuditEntry.Change(field, after, before)));
                    return true;
                })
                .orElse(false);
    }

    private static String present(Profile profile, Decision decision) {
        return decision.competence().isEmpty()
                ? profile.expert().status().name()
                : find(profile, decision.competence()).map(Batches::trust).orElse("");
    }

    private void write(Profile profile, Decision decision) {
        if (decision.competence().isEmpty()) {
            store.writeStatus(profile.expert().id(), ExpertStatus.valueOf(decision.before()));
            return;
        }
        find(profile, decision.competence())
                .ifPresent(stated -> store.write(profile.expert().id(), trusted(stated, decision.before())));
    }

    private static StatedClaim trusted(StatedClaim stated, String trust) {
        String[] before = trust.split(" ", -1);
        var claim = new Claim(
                stated.claim().competence(),
                Integer.parseInt(before[0]),
                stated.claim().evidence(),
                day(before[1]));
        Optional<Profile.Check> check = before.length < 4
                ? Optional.empty()
                : day(before[2]).map(on -> new Profile.Check(new AccountId(before[3]), on));
        return new StatedClaim(claim, stated.note(), check);
    }

    private static Optional<LocalDate> day(String text) {
        return Optional.of(text).filter(day -> !day.isEmpty()).map(LocalDate::parse);
    }

    private static String trust(StatedClaim stated) {
        return stated.claim().level() + " "
                + stated.claim().verifiedOn().map(LocalDate::toString).orElse("")
                + stated.check()
                        .map(check -> " " + check.on() + " " + check.by())
                        .orElse("");
    }

    private static StatedClaim claim(Profile profile, String code) {
        return find(profile, code).orElseThrow(() -> new NotFound("Claim", code));
    }

    private static Optional<StatedClaim> find(Profile profile, String code) {
        return profile.claims().stream()
                .filter(stated -> stated.claim().competence().equals(new CompetenceCode(code)))
                .findFirst();
    }

    private ZonedDateTime now() {
        return clock.instant().atZone(ZoneOffset.UTC);
    }
}
