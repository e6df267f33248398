package eu.passerelle.cities;

import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.kernel.TeamId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Writes many teams at once as a table says, and nothing where the table says what is known. Nobody is invited. */
@Component
public class TeamRecords {
    private static final String KNOWN = """
            UNWIND $rows AS row
            OPTIONAL MATCH (own:Team {id: row.id})
            OPTIONAL MATCH (byId:Team {externalId: row.id})
            RETURN row.id AS key, coalesce(own.id, byId.id, '') AS id, coalesce(head(COLLECT {
                MATCH (c:City {foldedName: row.city})-[:IN_COUNTRY]->(k:Country)
                WHERE row.country = '' OR k.code = row.country
                RETURN c.id ORDER BY c.population DESC, c.id LIMIT 1
              }), '') AS city
            """;
    private static final Known NOTHING = new Known("", "");
    private static final String WRITE = """
            UNWIND $rows AS row
            MERGE (t:Team {id: row.id}) ON CREATE SET t += row.fresh
            SET t += row.properties, t.rev = 0
            WITH t, row
            CALL (t, row) {
              UNWIND row.city AS id MATCH (c:City {id: id})
              CALL (t) { OPTIONAL MATCH (t)-[old:OF]->() DELETE old }
              MERGE (t)-[:OF]->(c)
            }
            CALL (t, row) { UNWIND row.languages AS code MATCH (l:Language {code: code}) MERGE (t)-[:WORKS_IN]->(l) }
            """;

    private final Teams teams;
    private final Neo4jClient neo4j;
    private final Outbox outbox;

    TeamRecords(Teams teams, Neo4jClient neo4j, Outbox outbox) {
        this.teams = teams;
        this.neo4j = neo4j;
        this.outbox = outbox;
    }

    /** What a record makes of a team. */
    public enum Outcome {
        NEW,
        CHANGED,
        SAME,
        /** Nothing is known by its id, and it does not say enough of something new. */
        TOO_LITTLE,
        UNKNOWN_CITY
    }

    /** @param id empty when it is new @param city empty when the record names none, or one that is not known */
    private record Known(String id, String city) {}

    /** What {@link #write} would do, in the order of the records. */
    public List<Outcome> compare(List<TeamRecord> records) {
        Map<String, Known> known = known(records);
        Map<TeamId, Team> present = present(known.values());
        return records.stream()
                .map(record -> outcome(record, known.getOrDefault(record.id(), NOTHING), present))
                .toList();
    }

    /** Within the running transaction; whoever follows hears of each that is no longer what it was. */
    public List<Outcome> write(List<TeamRecord> records) {
        Map<String, Known> known = known(records);
        Map<TeamId, Team> present = present(known.values());
        var outcomes = new ArrayList<Outcome>();
        var rows = new ArrayList<Map<String, Object>>();
        var changed = new ArrayList<TeamId>();
        for (TeamRecord record : records) {
            Known match = known.getOrDefault(record.id(), NOTHING);
            Outcome outcome = outcome(record, match, present);
            outcomes.add(outcome);
            if (outcome == Outcome.NEW || outcome == Outcome.CHANGED) {
                rows.add(row(record, match));
            }
            if (outcome == Outcome.CHANGED) {
                changed.add(new TeamId(match.id()));
            }
        }
        neo4j.query(WRITE).bind(rows).to("rows").run();
        outbox.append(changed.stream().map(TeamChanged::new).toList());
        return outcomes;
    }

    private Map<String, Known> known(List<TeamRecord> records) {
        List<Map<String, String>> rows = records.stream()
                .map(record -> Map.of(
                        "id", record.id(),
                        "city", record.city().map(FoldedName::of).orElse(""),
                        "country", record.country().orElse("")))
                .toList();
        var known = new HashMap<String, Known>();
        neo4j.query(KNOWN)
                .bind(rows)
                .to("rows")
                .fetchAs(Keyed.class)
                .mappedBy((types, row) -> new Keyed(
                        row.get("key").asString(),
                        new Known(row.get("id").asString(), row.get("city").asString())))
                .all()
                .forEach(one -> known.put(one.key(), one.known()));
        return known;
    }

    private record Keyed(String key, Known known) {}

    private Map<TeamId, Team> present(Collection<Known> known) {
        return teams.all(known.stream()
                .map(Known::id)
                .filter(id -> !id.isEmpty())
                .map(TeamId::new)
                .toList());
    }

    private static Outcome outcome(TeamRecord record, Known known, Map<TeamId, Team> present) {
        if (record.city().isPresent() && known.city().isEmpty()) {
            return Outcome.UNKNOWN_CITY;
        }
        if (known.id().isEmpty()) {
            return record.isEnoughForNew() ? Outcome.NEW : Outcome.TOO_LITTLE;
        }
        return Optional.ofNullable(present.get(new TeamId(known.id())))
                .map(team -> saysMore(record, known, team) ? Outcome.CHANGED : Outcome.SAME)
                .orElse(Outcome.TOO_LITTLE);
    }

    private static boolean saysMore(TeamRecord record, Known known, Team team) {
        Team.Coordinator coordinator = team.coordinator();
        return differs(record.name(), team.name())
                || (!known.city().isEmpty() && !known.city().equals(team.city().id()))
                || differs(record.phase(), team.phase())
                || differs(record.structure(), team.structure())
                || !team.languages().containsAll(record.languages())
                || differs(record.givenName(), coordinator.givenName())
                || differs(record.familyName(), coordinator.familyName())
                || differs(record.email(), coordinator.email());
    }

    private static <T> boolean differs(Optional<T> said, T known) {
        return said.filter(value -> !value.equals(known)).isPresent();
    }

    private static Map<String, Object> row(TeamRecord record, Known known) {
        var properties = new HashMap<String, Object>();
        record.name().ifPresent(name -> properties.put("name", name));
        record.phase().ifPresent(phase -> properties.put("phase", constant(phase)));
        record.structure().ifPresent(structure -> properties.put("structure", constant(structure)));
        record.givenName().ifPresent(name -> properties.put("coordinatorGivenName", name));
        record.familyName().ifPresent(name -> properties.put("coordinatorFamilyName", name));
        record.email().ifPresent(email -> properties.put("coordinatorEmail", email));
        return Map.of(
                "id",
                known.id().isEmpty() ? Ids.random() : known.id(),
                "fresh",
                fresh(record),
                "properties",
                properties,
                "city",
                known.city().isEmpty() ? List.of() : List.of(known.city()),
                "languages",
                List.copyOf(record.languages()));
    }

    private static Map<String, Object> fresh(TeamRecord record) {
        return Map.of(
                "externalId", record.id(),
                "phase", constant(TeamPhase.FORMING),
                "structure", constant(TeamStructure.MAYOR_LED),
                "levels", List.of(),
                "coordinatorLanguage",
                        record.languages().stream()
                                .sorted()
                                .flatMap(code -> InterfaceLanguage.find(code).stream())
                                .findFirst()
                                .orElse(InterfaceLanguage.EN)
                                .code());
    }

    private static String constant(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
