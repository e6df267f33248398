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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** The team looks at its plan each quarter: how far each goal is, and what was decided. The plan is kept as it was then. */
@Component
class PlanReviews {
    static final int MONTHS_BETWEEN = 3;
    static final int LONGEST = 4_000;
    private static final int LONGEST_NOTE = 300;
    private static final int MOST = 40;

    private static final String SAVE = """
            MATCH (p:Plan {id: $plan}) WHERE COUNT { (p)<-[:REVIEW_OF]-(:PlanReview) } < $most
            CREATE (r:PlanReview {id: $id, number: COUNT { (p)<-[:REVIEW_OF]-(:PlanReview) } + 1})-[:REVIEW_OF]->(p)
            SET r += $properties
            WITH r
            CALL (r) {
              UNWIND $scores AS row
              MATCH (e:PlanPart {id: row.goal})
              CREATE (r)-[:SCORED {score: row.score, note: row.note, text: e.text}]->(e)
            }
            RETURN r.number
            """;
    private static final String OF_PLAN = """
            MATCH (r:PlanReview)-[:REVIEW_OF]->(:Plan {id: $plan})
            RETURN r {.number, .day, .by, .decisions} AS r, [(r)-[s:SCORED]->(e:PlanPart) |
              {goal: e.id, number: e.number, text: coalesce(s.text, e.text), score: s.score, note: s.note}] AS scores
            ORDER BY r.number DESC LIMIT 40
            """;
    private static final String LAST_CONTENT = """
            MATCH (r:PlanReview)-[:REVIEW_OF]->(:Plan {id: $plan})
            RETURN r.content ORDER BY r.number DESC LIMIT 1
            """;
    private static final String LAST_SCORES = """
            MATCH (r:PlanReview)-[:REVIEW_OF]->(:Plan {id: $plan})
            WITH r ORDER BY r.number DESC LIMIT 1
            MATCH (r)-[s:SCORED]->(e:PlanPart)
            RETURN e.id AS goal, e.number AS number, coalesce(s.text, e.text) AS text, s.score AS score, s.note AS note
            """;

    private final PlanStore store;
    private final PartsText text;
    private final Neo4jClient neo4j;
    private final Commands commands;
    private final AuditTrail trail;
    private final Accounts accounts;
    private final Clock clock;

    PlanReviews(
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

    /** @param score −2 to +2 @param text of the goal as it was then @param number of the goal */
    record Score(String goal, int number, String text, int score, String note) {
        /** With the minus of printers. */
        public String shown() {
            return PlanReviews.shown(score);
        }
    }

    /** @param name of who wrote it down; empty when the account is gone */
    record Review(int number, LocalDate day, String name, String decisions, List<Score> scores) {
        Review {
            scores = List.copyOf(scores);
        }
    }

    private record Kept(int number, LocalDate day, AccountId by, String decisions, List<Score> scores) {}

    /** @param scores of goals, by id; a goal may be left out */
    record NewReview(LocalDate day, Map<String, Given> scores, String decisions) {}

    record Given(int score, String note) {}

    /** The newest first. */
    List<Review> of(PlanId plan) {
        List<Kept> kept = List.copyOf(neo4j.query(OF_PLAN)
                .bind(plan.value())
                .to("plan")
                .fetchAs(Kept.class)
                .mappedBy((types, row) -> kept(row))
                .all());
        Map<AccountId, String> names =
                accounts.names(kept.stream().map(Kept::by).collect(Collectors.toSet()));
        return kept.stream()
                .map(one -> new Review(
                        one.number(), one.day(), names.getOrDefault(one.by(), ""), one.decisions(), one.scores()))
                .toList();
    }

    /** The plan as it was at the last review; empty before the first. */
    Optional<List<Part>> lastParts(PlanId plan) {
        return neo4j.query(LAST_CONTENT)
                .bind(plan.value())
                .to("plan")
                .fetchAs(String.class)
                .one()
                .map(text::parts);
    }

    /** By the id of the goal, as shown; a goal that the last review left out is absent. */
    Map<String, String> lastScores(PlanId plan) {
        return neo4j
                .query(LAST_SCORES)
                .bind(plan.value())
                .to("plan")
                .fetchAs(Score.class)
                .mappedBy((types, row) -> score(row))
                .all()
                .stream()
                .collect(Collectors.toMap(Score::goal, Score::shown));
    }

    /** Three months after the last one, or after the plan began. */
    static LocalDate suggested(Plan plan, List<Review> reviews) {
        return reviews.stream()
                .findFirst()
                .map(Review::day)
                .orElse(plan.start())
                .plusMonths(MONTHS_BETWEEN);
    }

    /** @throws InvalidInput when something is too long @throws Conflict when the plan is closed, or has too many */
    void write(CityViewer viewer, PlanId id, NewReview review, String commandId) {
        require(review);
        commands.once("plan.review:" + id, commandId, review.toString(), Boolean.class, () -> {
            Plan plan = store.locked(id).orElseThrow(() -> new NotFound("Plan", id.value()));
            plan.requireLiving();
            boolean saved = neo4j.query(SAVE)
                    .bindAll(Map.of(
                            "plan", id.value(),
                            "most", MOST,
                            "id", Ids.random(),
                            "properties",
                                    Map.of(
                                            "day", review.day(),
                                            "at", clock.instant().atZone(ZoneOffset.UTC),
                                            "by", viewer.account().value(),
                                            "decisions", review.decisions(),
                                            "content", text.write(plan.parts())),
                            "scores", scores(plan, review)))
                    .fetchAs(Long.class)
                    .one()
                    .isPresent();
            if (!saved) {
                throw new Conflict("planning.conflict.most", MOST);
            }
            trail.append(
                    viewer.account(),
                    "plan:" + id,
                    "PLAN_REVIEWED",
                    "",
                    List.of(new Change("day", "", review.day().toString())));
            return true;
        });
    }

    private static List<Map<String, Object>> scores(Plan plan, NewReview review) {
        return plan.goals().stream()
                .flatMap(goal -> Optional.ofNullable(review.scores().get(goal.id()))
                        .map(given ->
                                Map.<String, Object>of("goal", goal.id(), "score", given.score(), "note", given.note()))
                        .stream())
                .toList();
    }

    private static void require(NewReview review) {
        var problems = new ArrayList<FieldProblem>();
        FieldProblem.tooLong("decisions", "planning.problem.tooLong", review.decisions(), LONGEST)
                .ifPresent(problems::add);
        review.scores()
                .forEach((goal, given) -> FieldProblem.tooLong(
                                "note-" + goal, "planning.problem.tooLong", given.note(), LONGEST_NOTE)
                        .ifPresent(problems::add));
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    static String shown(int score) {
        return score > 0 ? "+" + score : score < 0 ? "−" + -score : "0";
    }

    private static Kept kept(Record row) {
        Value r = row.get("r");
        return new Kept(
                r.get("number").asInt(),
                r.get("day").asLocalDate(),
                new AccountId(r.get("by").asString()),
                r.get("decisions").asString(),
                row.get("scores").asList(PlanReviews::score).stream()
                        .sorted(Comparator.comparing(Score::number))
                        .toList());
    }

    private static Score score(Record row) {
        return score(row.get("goal"), row.get("number"), row.get("text"), row.get("score"), row.get("note"));
    }

    private static Score score(Value one) {
        return score(one.get("goal"), one.get("number"), one.get("text"), one.get("score"), one.get("note"));
    }

    private static Score score(Value goal, Value number, Value text, Value score, Value note) {
        return new Score(goal.asString(), number.asInt(), text.asString(), score.asInt(), note.asString());
    }
}
