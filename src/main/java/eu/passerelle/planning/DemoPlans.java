package eu.passerelle.planning;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.DemoSeed;
import eu.passerelle.kernel.SeedFiles;
import eu.passerelle.kernel.TeamId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** A plan that is half a year old, with its reviews, for the fictional network. */
@Component
class DemoPlans extends DemoSeed {
    private static final String FILE = "demo/plans.yml";

    private static final String FORGET = """
            MATCH (p:Plan {id: $plan})
            OPTIONAL MATCH (p)<-[:PART_OF|REVIEW_OF|VERSION_OF]-(part)
            OPTIONAL MATCH (part)<-[:REVISION_OF|ABOUT]-(text)
            DETACH DELETE text, part, p
            """;
    private static final String REVIEWS = """
            UNWIND $rows AS row
            MATCH (p:Plan {id: $plan})
            CREATE (r:PlanReview {id: row.id})-[:REVIEW_OF]->(p)
            SET r += row.properties
            WITH r, row UNWIND row.scores AS given
            MATCH (e:PlanPart {id: given.goal})
            CREATE (r)-[:SCORED {score: given.score, note: given.note, text: e.text}]->(e)
            """;
    private static final String COMMENTS = """
            UNWIND $rows AS row
            MATCH (e:PlanPart {id: row.part})
            CREATE (c:PlanComment {id: row.id})-[:ABOUT]->(e)
            SET c += row.properties
            """;

    private final SeedFiles files;
    private final PlanStore store;
    private final PartsText text;
    private final Neo4jClient neo4j;
    private final Clock clock;

    DemoPlans(SeedFiles files, PlanStore store, PartsText text, Neo4jClient neo4j, Clock clock) {
        super("demo-plans", 35, files, FILE);
        this.files = files;
        this.store = store;
        this.text = text;
        this.neo4j = neo4j;
        this.clock = clock;
    }

    @Override
    public void load() {
        files.yaml(FILE, Content.class).plans().forEach(this::load);
    }

    private void load(Row row) {
        neo4j.query(FORGET).bind(row.id()).to("plan").run();
        var plan = new PlanId(row.id());
        Instant begun = day(row, 0).atTime(9, 0).toInstant(ZoneOffset.UTC);
        store.create(plan, new TeamId(row.team()), begun);
        List<Part> parts = parts(row);
        store.save(plan, parts, new AccountId(row.by()), begun);
        String content = text.write(parts);
        neo4j.query(REVIEWS)
                .bindAll(Map.of("plan", row.id(), "rows", reviews(row, content)))
                .run();
        neo4j.query(COMMENTS).bind(comments(row)).to("rows").run();
    }

    record Content(List<Row> plans) {}

    record Row(
            String id,
            String team,
            String by,
            int begunDaysAgo,
            List<DemoPart> parts,
            List<ReviewRow> reviews,
            List<CommentRow> comments) {}

    record DemoPart(String id, Kind kind, Map<Field, String> fields) {}

    record ReviewRow(
            int day,
            String decisions,
            Map<String, Integer> scores,
            @Nullable Map<String, String> notes) {
        String note(String goal) {
            return notes == null ? "" : notes.getOrDefault(goal, "");
        }
    }

    record CommentRow(String part, String by, String side, int day, String text, boolean decision) {}

    private LocalDate day(Row row, int after) {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(after - row.begunDaysAgo());
    }

    private List<Part> parts(Row row) {
        var numbers = new HashMap<Kind, Integer>();
        return row.parts().stream()
                .map(part -> new Part(
                        row.id() + "-" + part.id(),
                        part.kind(),
                        numbers.merge(part.kind(), 1, Integer::sum),
                        1,
                        false,
                        values(row, part)))
                .toList();
    }

    private Map<Field, String> values(Row row, DemoPart part) {
        var values = new EnumMap<Field, String>(Field.class);
        part.fields()
                .forEach((field, value) -> values.put(
                        field,
                        switch (field) {
                            case GOAL_OF, OF, INDICATOR_OF, DEPENDS_ON ->
                                Part.many(value).stream()
                                        .map(one -> row.id() + "-" + one)
                                        .collect(Collectors.joining(" "));
                            case START, DUE, DAY ->
                                day(row, Integer.parseInt(value.substring(1))).toString();
                            default -> value;
                        }));
        return values;
    }

    private List<Map<String, Object>> reviews(Row row, String content) {
        return row.reviews().stream()
                .map(review -> Map.of(
                        "id",
                        row.id() + "-review-" + review.day(),
                        "properties",
                        Map.of(
                                "number", row.reviews().indexOf(review) + 1,
                                "day", day(row, review.day()),
                                "at", day(row, review.day()).atTime(15, 0).atZone(ZoneOffset.UTC),
                                "by", row.by(),
                                "decisions", review.decisions(),
                                "content", content),
                        "scores",
                        review.scores().entrySet().stream()
                                .map(score -> Map.of(
                                        "goal", row.id() + "-" + score.getKey(),
                                        "score", score.getValue(),
                                        "note", review.note(score.getKey())))
                                .toList()))
                .toList();
    }

    private List<Map<String, Object>> comments(Row row) {
        return row.comments().stream()
                .map(comment -> Map.<String, Object>of(
                        "id",
                        row.id() + "-comment-" + comment.day(),
                        "part",
                        row.id() + "-" + comment.part(),
                        "properties",
                        Map.of(
                                "text", comment.text(),
                                "decision", comment.decision(),
                                "side", comment.side(),
                                "by", comment.by(),
                                "at", day(row, comment.day()).atTime(10, 0).atZone(ZoneOffset.UTC))))
                .toList();
    }
}
