package eu.passerelle.cities;

import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.LocalizedText;
import eu.passerelle.kernel.TeamId;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

/** How a team stands in a row of the graph. */
final class TeamRow {
    private TeamRow() {}

    static Team team(Record row) {
        Value node = row.get("team");
        return new Team(
                new TeamId(node.get("id").asString()),
                node.get("name").asString(),
                CityRow.city(row.get("city")),
                constant(TeamPhase.class, node.get("phase")),
                constant(TeamStructure.class, node.get("structure")),
                levels(node.get("levels")),
                codes(row.get("languages")),
                codes(row.get("sectors")),
                LocalizedText.fromProperties(node.asMap(), "purpose"),
                coordinator(node));
    }

    private static Team.Coordinator coordinator(Value node) {
        return new Team.Coordinator(
                node.get("coordinatorGivenName").asString(),
                node.get("coordinatorFamilyName").asString(),
                node.get("coordinatorEmail").asString(),
                InterfaceLanguage.find(node.get("coordinatorLanguage").asString())
                        .orElse(InterfaceLanguage.EN));
    }

    private static Set<PreventionLevel> levels(Value levels) {
        return levels.asList(level -> constant(PreventionLevel.class, level)).stream()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> codes(Value list) {
        return new TreeSet<>(list.asList(Value::asString));
    }

    /** {@code mayor-led} in the graph and in files is MAYOR_LED here. */
    private static <E extends Enum<E>> E constant(Class<E> type, Value value) {
        return Enum.valueOf(type, value.asString().replace('-', '_').toUpperCase(Locale.ROOT));
    }
}
