package eu.passerelle.planning;

import eu.passerelle.accounts.Accounts;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer;
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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** What a mentor and a team say to each other about a part of a plan, apart from the team’s own text. */
@Component
class PlanComments {
    static final int MOST = 100;
    static final int LONGEST = 2_000;

    private static final String ADD = """
            MATCH (e:PlanPart {id: $part})-[:PART_OF]->(p:Plan) SET p.rev = 0
            WITH e, p, p.state = 'LIVING' AND NOT e.removed AS open, COUNT { (e)<-[:ABOUT]-(:PlanComment) } AS number
            FOREACH (ignored IN CASE WHEN open AND number < $most THEN [1] ELSE [] END |
              CREATE (c:PlanComment {id: $id})-[:ABOUT]->(e) SET c += $properties)
            RETURN p.id AS plan, open, number
            """;
    private static final String ABOUT = """
            MATCH (c:PlanComment)-[:ABOUT]->(:PlanPart {id: $part})
            RETURN c ORDER BY c.at, c.id
            """;
    private static final String COUNTS = """
            UNWIND $parts AS part
            MATCH (:PlanComment)-[:ABOUT]->(e:PlanPart {id: part})
            RETURN part, count(*) AS number
            """;

    private final Neo4jClient neo4j;
    private final Commands commands;
    private final AuditTrail trail;
    private final Accounts accounts;
    private final Clock clock;

    PlanComments(Neo4jClient neo4j, Commands commands, AuditTrail trail, Accounts accounts, Clock clock) {
        this.neo4j = neo4j;
        this.commands = commands;
        this.trail = trail;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** @param decision what was agreed, and not only said @param name of who wrote it; empty when the account is gone */
    record Comment(String text, boolean decision, Role side, Instant at, String name) {}

    record Written(String text, boolean decision) {}

    private record Kept(String text, boolean decision, Role side, Instant at, AccountId by) {}

    /** The oldest first. */
    List<Comment> about(PartId part) {
        List<Kept> kept = List.copyOf(neo4j.query(ABOUT)
                .bind(part.value())
                .to("part")
                .fetchAs(Kept.class)
                .mappedBy((types, row) -> new Kept(
                        row.get("c").get("text").asString(),
                        row.get("c").get("decision").asBoolean(),
                        Role.valueOf(row.get("c").get("side").asString()),
                        row.get("c").get("at").asZonedDateTime().toInstant(),
                        new AccountId(row.get("c").get("by").asString())))
                .all());
        Map<AccountId, String> names =
                accounts.names(kept.stream().map(Kept::by).collect(Collectors.toSet()));
        return kept.stream()
                .map(one ->
                        new Comment(one.text(), one.decision(), one.side(), one.at(), names.getOrDefault(one.by(), "")))
                .toList();
    }

    /** How many each part has; one with none is absent. */
    Map<String, Integer> counts(Collection<String> parts) {
        return neo4j
                .query(COUNTS)
                .bind(List.copyOf(parts))
                .to("parts")
                .fetchAs(Count.class)
                .mappedBy((types, row) ->
                        new Count(row.get("part").asString(), row.get("number").asInt()))
                .all()
                .stream()
                .collect(Collectors.toMap(Count::part, Count::number));
    }

    private record Count(String part, int number) {}

    /**
     * What was decided is decided by the team: of a mentor it is only said.
     *
     * @throws InvalidInput when it says nothing, or too much
     * @throws Conflict when the plan is closed, the part is removed, or there is no more room
     */
    void add(Viewer viewer, PartId part, Written written, String commandId) {
        require(written);
        boolean decision = written.decision() && viewer instanceof CityViewer;
        commands.once("plan.comment:" + part, commandId, written.toString(), Boolean.class, () -> {
            Place place = put(viewer, part, written.text(), decision);
            if (!place.open()) {
                throw new Conflict("planning.conflict.commentNoMore");
            }
            if (place.number() >= MOST) {
                throw new Conflict("planning.conflict.comments", MOST);
            }
            if (decision) {
                List<Change> about = List.of(new Change("part", "", part.value()));
                trail.append(viewer.account(), "plan:" + place.plan(), "PLAN_DECIDED", "", about);
            }
            return true;
        });
    }

    /** @param open whether one can comment there @param number of comments before */
    private record Place(String plan, boolean open, int number) {}

    private Place put(Viewer viewer, PartId part, String text, boolean decision) {
        Map<String, Object> properties = Map.of(
                "text", text,
                "decision", decision,
                "side", viewer.role().name(),
                "by", viewer.account().value(),
                "at", clock.instant().atZone(ZoneOffset.UTC));
        return neo4j.query(ADD)
                .bindAll(Map.of("part", part.value(), "most", MOST, "id", Ids.random(), "properties", properties))
                .fetchAs(Place.class)
                .mappedBy((types, row) -> new Place(
                        row.get("plan").asString(),
                        row.get("open").asBoolean(),
                        row.get("number").asInt()))
                .one()
                .orElseThrow(() -> new NotFound("PlanPart", part.value()));
    }

    private static void require(Written written) {
        if (written.text().isEmpty()) {
            throw new InvalidInput(FieldProblem.of("comment", "planning.problem.missing"));
        }
        FieldProblem.tooLong("comment", "planning.problem.tooLong", written.text(), LONGEST)
                .ifPresent(problem -> {
                    throw new InvalidInput(problem);
                });
    }
}
