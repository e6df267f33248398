package eu.passerelle.toolbox.assessments;

import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.kernel.Commands;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.privacy.AuditEntry.Change;
import eu.passerelle.privacy.AuditTrail;
import eu.passerelle.toolbox.AssessmentId;
import eu.passerelle.toolbox.assessments.DimensionValue.Side;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** What the team agrees on, and what its mentor holds against it, by dimension. */
@Component
class Valuing {
    private static final String OF = """
            MATCH (:Assessment {id: $id})<-[:VALUES]-(v:DimensionValue)
            RETURN v.dimension AS dimension, v.side AS side, v.value AS value, v.note AS note
            """;
    private static final String LOCK = "MATCH (a:Assessment {id: $id}) SET a.rev = 0";
    private static final String REPLACE = """
            MATCH (a:Assessment {id: $id})
            CALL (a) { OPTIONAL MATCH (a)<-[:VALUES]-(old:DimensionValue {side: $side}) DETACH DELETE old }
            UNWIND $rows AS row
            CREATE (v:DimensionValue {id: row.id})-[:VALUES]->(a) SET v += row
            """;

    private final Neo4jClient neo4j;
    private final Assessing assessing;
    private final Commands commands;
    private final AuditTrail trail;

    Valuing(Neo4jClient neo4j, Assessing assessing, Commands commands, AuditTrail trail) {
        this.neo4j = neo4j;
        this.assessing = assessing;
        this.commands = commands;
        this.trail = trail;
    }

    /** Who may write at all. */
    static Side sideOf(Viewer viewer) {
        return switch (viewer) {
            case CityViewer city -> Side.TEAM;
            case ExpertViewer expert -> Side.MENTOR;
            case Viewer.CoordinatorViewer coordinator ->
                throw new NotFound("Side", coordinator.account().value());
            case Viewer.Overseer overseer ->
                throw new NotFound("Side", overseer.account().value());
        };
    }

    /** By side and dimension. */
    Map<Side, Map<String, DimensionValue>> of(AssessmentId id) {
        return neo4j
                .query(OF)
                .bind(id.value())
                .to("id")
                .fetchAs(DimensionValue.class)
                .mappedBy((types, row) -> new DimensionValue(
                        row.get("dimension").asString(),
                        Side.valueOf(row.get("side").asString()),
                        row.get("value").asInt(),
                        row.get("note").asString()))
                .all()
                .stream()
                .collect(Collectors.groupingBy(
                        DimensionValue::side, Collectors.toMap(DimensionValue::dimension, value -> value)));
    }

    /** The values that lead. */
    static Map<String, Integer> agreed(Map<Side, Map<String, DimensionValue>> values) {
        var agreed = new TreeMap<String, Integer>();
        values.getOrDefault(Side.TEAM, Map.of()).forEach((dimension, value) -> agreed.put(dimension, value.value()));
        return agreed;
    }

    /** What somebody has seen of one side, in short: equal when nothing has changed, and empty when there was nothing. */
    static String seen(Map<String, DimensionValue> values) {
        return values.isEmpty()
                ? ""
                : UUID.nameUUIDFromBytes(new TreeMap<>(values).toString().getBytes(StandardCharsets.UTF_8))
                        .toString();
    }

    /**
     * All values of the viewer's side; those that are left out are taken back.
     *
     * @param seen what stood there when the viewer began
     * @throws Conflict when something else stands there now
     */
    void save(Viewer viewer, AssessmentId id, List<DimensionValue> values, String seen, String commandId) {
        if (assessing.get(viewer, id).results().isEmpty()) {
            throw new Conflict("toolbox.conflict.noResults");
        }
        Side side = sideOf(viewer);
        commands.once("assessment.values:" + id + side, commandId, values.toString(), Boolean.class, () -> {
            neo4j.query(LOCK).bind(id.value()).to("id").run();
            Map<String, DimensionValue> present = of(id).getOrDefault(side, Map.of());
            if (!seen(present).equals(seen)) {
                throw new Conflict("toolbox.conflict.values");
            }
            String before = worded(present);
            neo4j.query(REPLACE)
                    .bindAll(Map.of(
                            "id",
                            id.value(),
                            "side",
                            side.name(),
                            "rows",
                            values.stream().map(value -> row(id, value)).toList()))
                    .run();
            String after = worded(values.stream().collect(Collectors.toMap(DimensionValue::dimension, value -> value)));
            trail.append(
                    viewer.account(),
                    "assessment:" + id,
                    "ASSESSMENT_VALUED",
                    "",
                    List.of(new Change(side.name(), before, after)));
            return true;
        });
    }

    private static Map<String, Object> row(AssessmentId id, DimensionValue value) {
        return Map.of(
                "id", id + ":" + value.side() + ":" + value.dimension(),
                "dimension", value.dimension(),
                "side", value.side().name(),
                "value", value.value(),
                "note", value.note());
    }

    private static String worded(Map<String, DimensionValue> values) {
        return new TreeMap<>(values)
                .values().stream()
                        .map(value -> value.dimension() + " " + value.value())
                        .collect(Collectors.joining(", "));
    }
}
