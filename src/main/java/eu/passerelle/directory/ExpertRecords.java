package eu.passerelle.directory;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.Outbox;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Writes many experts at once as a table says, and nothing where the table says what is known. */
@Component
public class ExpertRecords {
    private static final String KNOWN = """
            UNWIND $rows AS row
            OPTIONAL MATCH (own:Expert {id: row.externalId})
            OPTIONAL MATCH (byId:Expert {externalId: row.externalId})
            OPTIONAL MATCH (merged:MergedExpert {externalId: row.externalId})-[:MERGED_INTO]->(keptById:Expert)
            OPTIONAL MATCH (byMail:Expert {email: row.email})
            OPTIONAL MATCH (gone:MergedExpert {email: row.email})-[:MERGED_INTO]->(keptByMail:Expert)
            WITH row, merged, own, head([e IN [own, byId, keptById, byMail, keptByMail] WHERE e IS NOT NULL]) AS e
            WHERE e IS NOT NULL
            RETURN row.key AS key, e.id AS id,
              [(e)-[j:EMPLOYED_BY]->(o:Organisation) WHERE j.to IS NULL | o.name] AS organisations,
              row.externalId <> '' AND e.externalId IS NULL AND merged IS NULL AND own IS NULL AS unnamed
            """;
    private static final String WRITE = """
            UNWIND $rows AS row
            MERGE (e:Expert {id: row.id}) ON CREATE SET e += row.fresh
            SET e += row.properties, e.rev = 0
            """;
    private static final String PLACES = """
            UNWIND $rows AS row MATCH (e:Expert {id: row.id})
            CALL (e, row) {
              UNWIND row.country AS code MATCH (c:Country {code: code})
              CALL (e) { OPTIONAL MATCH (e)-[old:LIVES_IN]->() DELETE old }
              MERGE (e)-[:LIVES_IN]->(c)
            }
            CALL (e, row) { UNWIND row.visits AS code MATCH (c:Country {code: code}) MERGE (e)-[:OFFERS_VISITS_TO]->(c) }
            CALL (e, row) { UNWIND row.law AS code MATCH (c:Country {code: code}) MERGE (e)-[:KNOWS_LEGAL_SYSTEM_OF]->(c) }
            """;
    private static final String SKILLS = """
            UNWIND $rows AS row MATCH (e:Expert {id: row.id})
            CALL (e, row) {
              UNWIND row.languages AS spoken MATCH (l:Language {code: spoken.code})
              MERGE (e)-[s:SPEAKS]->(l) SET s.level = spoken.level
            }
            CALL (e, row) {
              UNWIND row.claims AS claim MATCH (c:Competence {code: claim.code})
              MERGE (e)-[k:CLAIMS]->(c) ON CREATE SET k.evidence = 'self-stated', k.note = ''
              SET k.level = CASE WHEN k.verifiedOn IS NULL THEN claim.level ELSE k.level END
            }
            """;
    private static final String WORK = """
            UNWIND $rows AS row MATCH (e:Expert {id: row.id})
            CALL (e, row) { UNWIND row.sectors AS code MATCH (s:Sector {code: code}) MERGE (e)-[:WORKED_IN]->(s) }
            CALL (e, row) {
              UNWIND row.organisations AS employer
              MERGE (o:Organisation {name: employer.name}) ON CREATE SET o.id = employer.id
              MERGE (e)-[:EMPLOYED_BY]->(o)
            }
            """;

    private final Experts experts;
    private final Neo4jClient neo4j;
    private final Outbox outbox;

    ExpertRecords(Experts experts, Neo4jClient neo4j, Outbox outbox) {
        this.experts = experts;
        this.neo4j = neo4j;
        this.outbox = outbox;
    }

    /** What a record makes of an expert. */
    public enum Outcome {
        NEW,
        CHANGED,
        SAME,
        /** Nobody is known by it, and it does not say enough of somebody new. */
        TOO_LITTLE
    }

    /** @param unnamed has no external id yet */
    private record Known(ExpertId id, Set<String> organisations, boolean unnamed) {}

    /** What {@link #write} would do, in the order of the records. */
    public List<Outcome> compare(List<ExpertRecord> records) {
        Map<String, Known> known = known(records);
        Map<ExpertId, Expert> present = present(known.values());
        return records.stream()
                .map(record -> {
                    Optional<Known> match = Optional.ofNullable(known.get(record.key()));
                    return outcome(unrevealing(record, match, present), match, present);
                })
                .toList();
    }

    /** Within the running transaction; the index hears of each that is new or changed. */
    public List<Outcome> write(List<ExpertRecord> records) {
        Map<String, Known> all = known(records);
        Map<ExpertId, Expert> present = present(all.values());
        var outcomes = new ArrayList<Outcome>();
        var rows = new ArrayList<Map<String, Object>>();
        var changed = new ArrayList<ExpertId>();
        for (ExpertRecord said : records) {
            Optional<Known> match = Optional.ofNullable(all.get(said.key()));
            ExpertRecord record = unrevealing(said, match, present);
            Outcome outcome = outcome(record, match, present);
            outcomes.add(outcome);
            if (outcome == Outcome.NEW || outcome == Outcome.CHANGED) {
                Known known = match.orElseGet(() -> new Known(new ExpertId(Ids.random()), Set.of(), true));
                rows.add(row(record, known));
                changed.add(known.id());
            }
        }
        if (!rows.isEmpty()) {
            List.of(WRITE, PLACES, SKILLS, WORK)
                    .forEach(statement ->
                            neo4j.query(statement).bind(rows).to("rows").run());
            outbox.append(changed.stream().map(ExpertChanged::new).toList());
        }
        return outcomes;
    }

    private Map<String, Known> known(List<ExpertRecord> records) {
        List<Map<String, String>> rows = records.stream()
                .map(record -> Map.of(
                        "key", record.key(),
                        "externalId", record.externalId().orElse(""),
                        "email", record.email()))
                .toList();
        var known = new HashMap<String, Known>();
        neo4j.query(KNOWN)
                .bind(rows)
                .to("rows")
                .fetchAs(Map.Entry.class)
                .mappedBy((types, row) -> Map.entry(
                        row.get("key").asString(),
                        new Known(
                                new ExpertId(row.get("id").asString()),
                                Set.copyOf(row.get("organisations").asList(Value::asString)),
                                row.get("unnamed").asBoolean())))
                .all()
                .forEach(entry -> known.putIfAbsent((String) entry.getKey(), (Known) entry.getValue()));
        return known;
    }

    private Map<ExpertId, Expert> present(Collection<Known> known) {
        return experts.all(known.stream().map(Known::id).toList());
    }

    /** No table shows anybody who is there to more people than before, with an account or without; only the expert does. */
    private static ExpertRecord unrevealing(ExpertRecord record, Optional<Known> match, Map<ExpertId, Expert> present) {
        boolean reveals = match.flatMap(known -> Optional.ofNullable(present.get(known.id())))
                .flatMap(expert -> record.visibility().filter(said -> said.compareTo(expert.visibility()) > 0))
                .isPresent();
        return reveals ? record.withoutVisibility() : record;
    }

    private static Outcome outcome(ExpertRecord record, Optional<Known> match, Map<ExpertId, Expert> present) {
        if (match.isEmpty()) {
            return record.isEnoughForNew() ? Outcome.NEW : Outcome.TOO_LITTLE;
        }
        Known known = match.get();
        return Optional.ofNullable(present.get(known.id()))
                .map(expert -> saysMore(record, expert, known) ? Outcome.CHANGED : Outcome.SAME)
                .orElse(Outcome.TOO_LITTLE);
    }

    private static boolean saysMore(ExpertRecord record, Expert expert, Known known) {
        return known.unnamed()
                || differs(record.givenName(), expert.givenName())
                || differs(record.familyName(), expert.familyName())
                || !record.email().equals(expert.email())
                || differs(record.type(), expert.type())
                || differs(record.country(), expert.country())
                || differs(record.visibility(), expert.visibility())
                || differs(record.hoursPerMonth(), expert.hoursPerMonth())
                || differs(record.parallelEngagements(), expert.parallelEngagements())
                || differs(record.remote(), expert.remote())
                || !expert.visitCountries().containsAll(record.visitCountries())
                || !expert.languages().entrySet().containsAll(record.languages().entrySet())
                || saysMoreOfClaims(record, expert)
                || !expert.sectors().containsAll(record.sectors())
                || !expert.legalSystems().containsAll(record.legalSystems())
                || !known.organisations().containsAll(record.organisations())
                || !expert.summary()
                        .byLanguage()
                        .entrySet()
                        .containsAll(record.summary().entrySet());
    }

    private static <T> boolean differs(Optional<T> said, T stored) {
        return said.isPresent() && !said.get().equals(stored);
    }

    /** What was verified is not restated by a table. */
    private static boolean saysMoreOfClaims(ExpertRecord record, Expert expert) {
        Map<String, Claim> claims = expert.claims().stream()
                .collect(Collectors.toMap(claim -> claim.competence().value(), Function.identity()));
        return record.competences().entrySet().stream().anyMatch(said -> {
            Claim claim = claims.get(said.getKey());
            return claim == null || claim.verifiedOn().isEmpty() && claim.level() != said.getValue();
        });
    }

    private static Map<String, Object> row(ExpertRecord record, Known known) {
        var row = new HashMap<String, Object>();
        row.put("id", known.id().value());
        row.put(
                "fresh",
                record.country()
                        .map(code -> NewExpert.properties(code, ExpertStatus.ACTIVE))
                        .orElse(Map.of()));
        row.put("properties", properties(record, known));
        row.put("country", record.country().stream().toList());
        row.put("visits", List.copyOf(record.visitCountries()));
        row.put("law", List.copyOf(record.legalSystems()));
        row.put("sectors", List.copyOf(record.sectors()));
        row.put(
                "languages",
                record.languages().entrySet().stream()
                        .map(spoken -> Map.of(
                                "code",
                                spoken.getKey(),
                                "level",
                                spoken.getValue().name()))
                        .toList());
        row.put(
                "claims",
                record.competences().entrySet().stream()
                        .map(claim -> Map.<String, Object>of("code", claim.getKey(), "level", claim.getValue()))
                        .toList());
        row.put(
                "organisations",
                record.organisations().stream()
                        .map(name -> Map.of("name", name, "id", Ids.random()))
                        .toList());
        return row;
    }

    private static Map<String, Object> properties(ExpertRecord record, Known known) {
        var properties = new HashMap<String, Object>();
        properties.put("email", record.email());
        record.externalId().filter(value -> known.unnamed()).ifPresent(value -> properties.put("externalId", value));
        record.givenName().ifPresent(value -> properties.put("givenName", value));
        record.familyName().ifPresent(value -> properties.put("familyName", value));
        record.type().ifPresent(value -> properties.put("type", constant(value)));
        record.visibility().ifPresent(value -> properties.put("visibility", constant(value)));
        record.hoursPerMonth().ifPresent(value -> properties.put("hoursPerMonth", value));
        record.parallelEngagements().ifPresent(value -> properties.put("parallelEngagements", value));
        record.remote().ifPresent(value -> properties.put("remote", value));
        if (!record.visitCountries().isEmpty()) {
            properties.put("onSite", true);
        }
        for (InterfaceLanguage language : InterfaceLanguage.values()) {
            Optional.ofNullable(record.summary().get(language.code()))
                    .ifPresent(text -> properties.put("summary_" + language.code(), text));
        }
        return properties;
    }

    private static String constant(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
