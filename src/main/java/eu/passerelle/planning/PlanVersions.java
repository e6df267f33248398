package eu.passerelle.planning;

import eu.passerelle.accounts.Accounts;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.Commands;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.privacy.AuditEntry.Change;
import eu.passerelle.privacy.AuditTrail;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Approved plans, each frozen as it was: never changed, and never removed while its plan is kept. */
@Component
class PlanVersions {
    static final int LONGEST = 300;
    private static final int MOST = 100;

    private static final String SAVE = """
            MATCH (p:Plan {id: $plan}) WHERE COUNT { (p)<-[:VERSION_OF]-(:PlanVersion) } < $most
            CREATE (v:PlanVersion {id: $id, number: COUNT { (p)<-[:VERSION_OF]-(:PlanVersion) } + 1})-[:VERSION_OF]->(p)
            SET v += $properties
            RETURN v.number
            """;
    private static final String OF_PLAN = """
            MATCH (v:PlanVersion)-[:VERSION_OF]->(:Plan {id: $plan})
            RETURN v {.number, .at, .by, .note} AS v ORDER BY v.number DESC LIMIT 100
            """;
    private static final String CONTENT = """
            MATCH (v:PlanVersion {number: $number})-[:VERSION_OF]->(:Plan {id: $plan})
            RETURN v.content
            """;

    private final PlanStore store;
    private final PartsText text;
    private final Neo4jClient neo4j;
    private final Commands commands;
    private final AuditTrail trail;
    private final Accounts accounts;
    private final Clock clock;

    PlanVersions(
            PlanStore store,
            PartsText text,
            Neo4jClient neo4j,
            Commands commands,
            AuditTrail trail,
            Accounts accounts,
            Clock clock) {
        this.store = store;
        this.text = text;
        this.neo4j = neo4j;
        this.commands = commands;
        this.trail = trail;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** @param name of who approved it; empty when the account is gone @param note who agreed, or why now */
    record Version(int number, Instant at, String name, String note) {}

    private record Kept(int number, Instant at, AccountId by, String note) {}

    /** The newest first. */
    List<Version> of(PlanId plan) {
        List<Kept> kept = List.copyOf(neo4j.query(OF_PLAN)
                .bind(plan.value())
                .to("plan")
                .fetchAs(Kept.class)
                .mappedBy((types, row) -> new Kept(
                        row.get("v").get("number").asInt(),
                        row.get("v").get("at").asZonedDateTime().toInstant(),
                        new AccountId(row.get("v").get("by").asString()),
                        row.get("v").get("note").asString()))
                .all());
        Map<AccountId, String> names =
                accounts.names(kept.stream().map(Kept::by).collect(Collectors.toSet()));
        return kept.stream()
                .map(one -> new Version(one.number(), one.at(), names.getOrDefault(one.by(), ""), one.note()))
                .toList();
    }

    /** What the plan said in that version. */
    Optional<List<Part>> parts(PlanId plan, int number) {
        return neo4j.query(CONTENT)
                .bindAll(Map.of("plan", plan.value(), "number", number))
                .fetchAs(String.class)
                .one()
                .map(text::parts);
    }

    /** @return its number @throws InvalidInput when the note is too long @throws Conflict when there are too many */
    int approve(CityViewer viewer, PlanId id, String note, String commandId) {
        FieldProblem.tooLong("note", "planning.problem.tooLong", note, LONGEST).ifPresent(problem -> {
            throw new InvalidInput(problem);
        });
        return commands.once("plan.approve:" + id, commandId, note, Integer.class, () -> {
            Plan plan = store.locked(id).orElseThrow(() -> new NotFound("Plan", id.value()));
            plan.requireLiving();
            int number = neo4j.query(SAVE)
                    .bindAll(Map.of(
                            "plan", id.value(),
                            "most", MOST,
                            "id", Ids.random(),
                            "properties",
                                    Map.of(
                                            "at", clock.instant().atZone(ZoneOffset.UTC),
                                            "by", viewer.account().value(),
                                            "note", note,
                                            "content", text.write(plan.parts()))))
                    .fetchAs(Long.class)
                    .one()
                    .orElseThrow(() -> new Conflict("planning.conflict.most", MOST))
                    .intValue();
            trail.append(
                    viewer.account(),
                    "plan:" + id,
                    "PLAN_APPROVED",
                    "",
                    List.of(new Change("version", "", String.valueOf(number))));
            return number;
        });
    }
}
