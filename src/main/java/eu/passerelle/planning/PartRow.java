package eu.passerelle.planning;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Value;

/** A part of a plan on its way into the graph and back: texts and days are properties, references are relations. */
final class PartRow {
    static final String MAP = """
            e {.*,
              towards: [(e)-[:TOWARDS]->(x:PlanPart WHERE NOT x.removed) | x.id],
              gauges: [(e)-[:GAUGES]->(x:PlanPart WHERE NOT x.removed) | x.id],
              dependsOn: [(e)-[:DEPENDS_ON]->(x:PlanPart WHERE NOT x.removed) | x.id],
              ledBy: [(e)-[:LED_BY]->(x:Organisation) | x.id],
              addresses: [(e)-[:ADDRESSES]->(x:Competence) | x.code],
              session: [(e)-[:BECAUSE_OF]->(x:Session) | x.id],
              followUp: [(e)-[:BECAUSE_OF]->(x:FollowUp) | x.id],
              advice: [(e)-[:BECAUSE_OF]->(x:Advice) | x.id]}
            """;

    private PartRow() {}

    static Map<String, Object> of(Part part) {
        var properties = new HashMap<String, Object>();
        var row = new HashMap<String, Object>();
        Arrays.stream(Field.values())
                .forEach(field -> field.link().ifPresent(link -> row.putIfAbsent(link, List.of())));
        part.values()
                .forEach((field, value) -> field.link()
                        .ifPresentOrElse(
                                link -> row.put(link, Part.many(value)),
                                () -> properties.put(field.property(), stored(field, value))));
        properties.put("id", part.id());
        properties.put("kind", part.kind().name());
        properties.put("number", part.number());
        properties.put("rev", part.revision());
        properties.put("removed", part.removed());
        row.put("id", part.id());
        row.put("properties", properties);
        return row;
    }

    private static Object stored(Field field, String value) {
        return switch (field.form()) {
            case DAY -> LocalDate.parse(value);
            case TICK -> true;
            default -> value;
        };
    }

    static Part read(Value e) {
        Kind kind = Kind.valueOf(e.get("kind").asString());
        var values = new EnumMap<Field, String>(Field.class);
        kind.fields()
                .forEach(field -> values.put(
                        field, field.link().map(link -> ids(e.get(link))).orElseGet(() -> property(e, field))));
        return new Part(
                e.get("id").asString(),
                kind,
                e.get("number").asInt(),
                e.get("rev").asInt(),
                e.get("removed").asBoolean(),
                values);
    }

    private static String ids(Value list) {
        return String.join(" ", list.asList(Value::asString).stream().sorted().toList());
    }

    private static String property(Value e, Field field) {
        Value value = e.get(field.property());
        if (value.isNull()) {
            return "";
        }
        return switch (field.form()) {
            case DAY -> value.asLocalDate().toString();
            case TICK -> Field.TICKED;
            default -> value.asString();
        };
    }
}
