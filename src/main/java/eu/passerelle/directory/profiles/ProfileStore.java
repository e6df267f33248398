package eu.passerelle.directory.profiles;

import eu.passerelle.directory.Claim;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.ExpertStatus;
import eu.passerelle.directory.Publication;
import eu.passerelle.directory.Publications;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InterfaceLanguage;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Profiles in the graph, one section at a time. */
@Component
class ProfileStore {
    private static final String READ = """
            MATCH (e:Expert {id: $id})
            RETURN e.confirmedOn AS confirmedOn,
              [(e)-[k:CLAIMS]->(c:Competence) |
                {code: c.code, note: coalesce(k.note, ''), by: k.verifiedBy, on: k.checkedOn}] AS notes,
              [(e)-[j:EMPLOYED_BY]->(o:Organisation) | {name: o.name, from: j.from, to: j.to}] AS jobs
            """;
    private static final String LOCK = "MATCH (e:Expert {id: $id}) SET e.rev = 0";
    private static final String LEAVES = "MATCH (e:Expert {id: $id}) RETURN e.statusBefore IS NOT NULL";
    private static final String PROPERTIES = "MATCH (e:Expert {id: $id}) SET e += $properties";
    private static final String LANGUAGES = """
            MATCH (e:Expert {id: $id})
            CALL (e) { OPTIONAL MATCH (e)-[old:SPEAKS]->() DELETE old }
            UNWIND $rows AS row MATCH (l:Language {code: row.code})
            CREATE (e)-[:SPEAKS {level: row.level}]->(l)
            """;
    private static final String EXPERIENCE = """
            MATCH (e:Expert {id: $id})
            CALL (e) { OPTIONAL MATCH (e)-[old:KNOWS_LEGAL_SYSTEM_OF|WORKED_IN]->() DELETE old }
            CALL (e) { UNWIND $countries AS code MATCH (c:Country {code: code}) CREATE (e)-[:KNOWS_LEGAL_SYSTEM_OF]->(c) }
            CALL (e) { UNWIND $sectors AS code MATCH (s:Sector {code: code}) CREATE (e)-[:WORKED_IN]->(s) }
            """;
    private static final String VISITS = """
            MATCH (e:Expert {id: $id})
            CALL (e) { OPTIONAL MATCH (e)-[old:OFFERS_VISITS_TO]->() DELETE old }
            UNWIND $countries AS code MATCH (c:Country {code: code})
            CREATE (e)-[:OFFERS_VISITS_TO]->(c)
            """;
    private static final String CLAIM = """
            MATCH (e:Expert {id: $id}) MATCH (c:Competence {code: $code})
            MERGE (e)-[k:CLAIMS]->(c)
            SET k.level = $level, k.evidence = $evidence, k.note = $note, k.verifiedOn = $verifiedOn,
              k.verifiedBy = $verifiedBy, k.checkedOn = $checkedOn
            """;
    private static final String NO_CLAIM = "MATCH (:Expert {id: $id})-[k:CLAIMS]->(:Competence {code: $code}) DELETE k";

    private static final String EMPLOYMENTS = """
            MATCH (e:Expert {id: $id})
            CALL (e) { OPTIONAL MATCH (e)-[old:EMPLOYED_BY]->() DELETE old }
            UNWIND $rows AS row
            MERGE (o:Organisation {name: row.organisation}) ON CREATE SET o.id = row.fresh
            CREATE (e)-[:EMPLOYED_BY {from: row.from, to: row.to}]->(o)
            """;

    private final Neo4jClient neo4j;
    private final Publications publications;

    ProfileStore(Neo4jClient neo4j, Publications publications) {
        this.neo4j = neo4j;
        this.publications = publications;
    }

    Profile read(Expert expert) {
        List<Publication> written = publications.of(List.of(expert.id())).getOrDefault(expert.id(), List.of());
        return neo4j.query(READ)
                .bind(expert.id().value())
                .to("id")
                .fetchAs(Profile.class)
                .mappedBy((types, row) -> profile(expert, row, written))
                .one()
                .orElseThrow();
    }

    /** Nobody else can change this expert until the transaction ends. */
    void lock(ExpertId id) {
        run(LOCK, id, Map.of());
    }

    void write(ExpertId id, Section section) {
        switch (section) {
            case Section.Summary summary -> run(PROPERTIES, id, Map.of("properties", texts(summary)));
            case Section.Languages languages -> run(LANGUAGES, id, Map.of("rows", rows(languages)));
            case Section.Experience experience ->
                run(
                        EXPERIENCE,
                        id,
                        Map.of(
                                "countries", List.copyOf(experience.legalSystems()),
                                "sectors", List.copyOf(experience.sectors())));
            case Section.Employments employments -> run(EMPLOYMENTS, id, Map.of("rows", rows(employments)));
            case Section.Offer offer -> {
                run(PROPERTIES, id, Map.of("properties", properties(offer)));
                run(VISITS, id, Map.of("countries", List.copyOf(offer.visitCountries())));
            }
        }
    }

    boolean isLeaving(ExpertId id) {
        return neo4j.query(LEAVES)
                .bind(id.value())
                .to("id")
                .fetchAs(Boolean.class)
                .one()
                .orElse(false);
    }

    void writeStatus(ExpertId id, ExpertStatus status) {
        run(PROPERTIES, id, Map.of("properties", Map.of("status", constant(status))));
    }

    void confirm(ExpertId id, LocalDate today) {
        run(PROPERTIES, id, Map.of("properties", Map.of("confirmedOn", today)));
    }

    void write(ExpertId id, Profile.StatedClaim stated) {
        Claim claim = stated.claim();
        var parameters = new HashMap<String, Object>();
        parameters.put("code", claim.competence().value());
        parameters.put("level", claim.level());
        parameters.put("evidence", constant(claim.evidence()));
        parameters.put("note", stated.note());
        parameters.put("verifiedOn", claim.verifiedOn().orElse(null));
        parameters.put(
                "verifiedBy", stated.check().map(check -> check.by().value()).orElse(null));
        parameters.put("checkedOn", stated.check().map(Profile.Check::on).orElse(null));
        run(CLAIM, id, parameters);
    }

    void removeClaim(ExpertId id, CompetenceCode code) {
        run(NO_CLAIM, id, Map.of("code", code.value()));
    }

    private void run(String statement, ExpertId id, Map<String, Object> parameters) {
        neo4j.query(statement).bind(id.value()).to("id").bindAll(parameters).run();
    }

    private static Map<String, Object> texts(Section.Summary summary) {
        var properties = new HashMap<String, Object>();
        Arrays.stream(InterfaceLanguage.values())
                .forEach(language -> properties.put(
                        "summary_" + language.code(), summary.texts().get(language.code())));
        return properties;
    }

    private static List<Map<String, String>> rows(Section.Languages languages) {
        return languages.levels().entrySet().stream()
                .map(spoken -> Map.of(
                        "code", spoken.getKey(), "level", spoken.getValue().name()))
                .toList();
    }

    private static List<Map<String, Object>> rows(Section.Employments employments) {
        return employments.jobs().stream().map(ProfileStore::row).toList();
    }

    private static Map<String, Object> row(Section.Employments.Job job) {
        var row = new HashMap<String, Object>();
        row.put("organisation", job.organisation());
        row.put("fresh", Ids.random());
        row.put("from", job.since().orElse(null));
        row.put("to", job.until().orElse(null));
        return row;
    }

    private static Map<String, Object> properties(Section.Offer offer) {
        return Map.of(
                "remote", offer.remote(),
                "onSite", !offer.visitCountries().isEmpty(),
                "hoursPerMonth", Integer.parseInt(offer.hoursPerMonth()),
                "parallelEngagements", Integer.parseInt(offer.parallelEngagements()),
                "visibility", constant(offer.visibility()));
    }

    /** SELF_STATED here is {@code self-stated} in the graph. */
    private static String constant(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Profile profile(Expert expert, org.neo4j.driver.Record row, List<Publication> written) {
        Map<String, Value> notes = row.get("notes").asList(value -> value).stream()
                .collect(Collectors.toMap(note -> note.get("code").asString(), note -> note));
        return new Profile(
                expert,
                date(row.get("confirmedOn")),
                expert.claims().stream()
                        .map(claim -> stated(
                                claim, notes.getOrDefault(claim.competence().value(), Values.NULL)))
                        .toList(),
                row.get("jobs").asList(ProfileStore::employment).stream()
                        .sorted(Comparator.comparing(
                                        (Profile.Employment job) -> job.to().orElse(LocalDate.MAX))
                                .reversed()
                                .thenComparing(Profile.Employment::organisation)
                                .thenComparing(job -> job.from().orElse(LocalDate.MIN)))
                        .toList(),
                written);
    }

    private static Profile.StatedClaim stated(Claim claim, Value note) {
        if (note.isNull()) {
            return new Profile.StatedClaim(claim, "", Optional.empty());
        }
        Optional<Profile.Check> check = date(note.get("on"))
                .filter(on -> claim.verifiedOn().isPresent())
                .map(on -> new Profile.Check(new AccountId(note.get("by").asString()), on));
        return new Profile.StatedClaim(claim, note.get("note").asString(), check);
    }

    private static Profile.Employment employment(Value job) {
        return new Profile.Employment(job.get("name").asString(), date(job.get("from")), date(job.get("to")));
    }

    private static Optional<LocalDate> date(Value value) {
        return value.isNull() ? Optional.empty() : Optional.of(value.asLocalDate());
    }
}
