package eu.passerelle.bench;

import eu.passerelle.directory.Concept;
import eu.passerelle.directory.Taxonomy;
import eu.passerelle.directory.TaxonomyChanged;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.Outbox;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/**
 * A network of any size, always the same for the same size: competences are claimed as unevenly as in life (a few by many,
 * most by few), texts name what is claimed in the expert's language, and each expert has ten closed engagements.
 */
@Component
class GeneratedNetwork {
    static final LocalDate TODAY = LocalDate.of(2027, 3, 1);
    private static final int BATCH = 2_000;
    private static final int TEAMS = 600;
    private static final int ENGAGEMENTS_EACH = 10;
    private static final List<String> COUNTRIES = List.of("DE", "FR", "RO", "AT", "BE", "NL", "ES", "IT", "PL", "SE");
    private static final List<String> LANGUAGES = List.of("de", "fr", "ro", "de", "fr", "nl", "es", "it", "pl", "sv");
    private static final List<String> LEVELS = List.of("B1", "B2", "C1", "C2");
    private static final List<String> DAYS = List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY");
    static final Map<String, String> SENTENCE = Map.of(
            "en", "For %d years I have worked with teams on %s, and on %s where agencies did not trust each other.",
            "fr", "Depuis %d ans, j’accompagne des équipes sur %s, et sur %s quand les services se méfient.",
            "de", "Seit %d Jahren arbeite ich mit Teams zu %s, und zu %s, wo Behörden einander nicht trauten.",
            "ro", "De %d ani lucrez cu echipe pe %s și pe %s, acolo unde instituțiile nu aveau încredere.");

    private static final String TEAM_COPIES = """
            MATCH (b:Team) WITH b ORDER BY b.id WITH collect(b) AS bases
            MATCH (c:City) WHERE NOT coalesce(c.fictional, false) WITH bases, c ORDER BY c.id
            WITH bases, collect(c) AS cities
            UNWIND range(0, $teams - 1) AS i
            WITH i, bases[i % size(bases)] AS base, cities[(i * 7) % size(cities)] AS city
            CREATE (t:Team) SET t = base {.*, id: 'bt' + i}
            CREATE (t)-[:OF]->(city)
            WITH t, base
            CALL (t, base) { MATCH (base)-[:WORKS_IN]->(l:Language) CREATE (t)-[:WORKS_IN]->(l) }
            CALL (t, base) {
              MATCH (base)<-[:MEMBER_OF]-(m:Member)-[:FROM]->(o:Organisation)
              CREATE (n:Member {id: t.id + m.id})-[:MEMBER_OF]->(t) CREATE (n)-[:FROM]->(o)
            }
            """;
    private static final String EXPERTS = """
            UNWIND $rows AS row
            CREATE (e:Expert) SET e = row.properties
            WITH e, row
            CALL (e, row) { MATCH (c:Country {code: row.country}) CREATE (e)-[:LIVES_IN]->(c) CREATE (e)-[:KNOWS_LEGAL_SYSTEM_OF]->(c) }
            CALL (e, row) { UNWIND row.languages AS s MATCH (l:Language {code: s.code}) CREATE (e)-[:SPEAKS {level: s.level}]->(l) }
            CALL (e, row) { UNWIND row.claims AS k MATCH (c:Competence {code: k.code})
              CREATE (e)-[:CLAIMS {level: k.level, evidence: 'engagement', verifiedOn: k.verifiedOn}]->(c) }
            CREATE (v:Availability {expertId: e.id, zone: 'Europe/Berlin', minimumNoticeHours: 24})-[:OF]->(e)
            WITH e, v, row
            CALL (v, row) { UNWIND row.days AS day
              CREATE (v)-[:HAS_RULE]->(:AvailabilityRule {id: row.id + day, day: day, from: localtime('09:00'), until: localtime('12:00')}) }
            CALL (e, row) {
              UNWIND row.past AS p MATCH (t:Team {id: p.team})
              CREATE (e)-[:MENTORED]->(g:Engagement {id: p.id, state: 'closed', startedOn: p.startedOn, endedOn: p.endedOn,
                hours: 20, outcome: p.outcome, language: 'en'})-[:WITH]->(t)
              WITH g, p UNWIND p.served AS code MATCH (c:Competence {code: code}) CREATE (g)-[:SERVED {outcome: p.outcome}]->(c)
            }
            """;

    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final Taxonomy taxonomy;
    private final Outbox outbox;

    GeneratedNetwork(Neo4jClient neo4j, GraphTransactions transactions, Taxonomy taxonomy, Outbox outbox) {
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.taxonomy = taxonomy;
        this.outbox = outbox;
    }

    void load(int experts) {
        var random = new Random(experts);
        List<Concept> concepts = new ArrayList<>(taxonomy.all());
        Collections.shuffle(concepts, new Random(1));
        transactions.write(
                () -> neo4j.query(TEAM_COPIES).bind(TEAMS).to("teams").run());
        for (int start = 0; start < experts; start += BATCH) {
            List<Map<String, Object>> rows = IntStream.range(start, Math.min(experts, start + BATCH))
                    .mapToObj(number -> expert(number, concepts, random))
                    .toList();
            transactions.write(() -> neo4j.query(EXPERTS).bind(rows).to("rows").run());
        }
        // One word for all: the index is built anew, as on a new machine.
        transactions.write(() -> outbox.append(new TaxonomyChanged()));
    }

    /** Few of the concepts are taken often, most of them seldom: Zipf's law with exponent 1, roughly. */
    static Concept uneven(List<Concept> concepts, Random random) {
        int place = (int) Math.pow(concepts.size(), random.nextDouble()) - 1;
        return concepts.get(Math.min(place, concepts.size() - 1));
    }

    private static Map<String, Object> expert(int number, List<Concept> concepts, Random random) {
        String id = "b%07d".formatted(number);
        int home = random.nextInt(COUNTRIES.size());
        List<Concept> claimed = claimed(concepts, random);
        var row = new HashMap<String, Object>();
        row.put("id", id);
        row.put("properties", properties(id, home, claimed, random));
        row.put("country", COUNTRIES.get(home));
        row.put("languages", languages(home, random));
        row.put(
                "claims",
                claimed.stream().map(concept -> claim(concept, random)).toList());
        row.put("days", DAYS.subList(0, 2 + random.nextInt(4)));
        row.put(
                "past",
                IntStream.range(0, ENGAGEMENTS_EACH)
                        .mapToObj(i -> past(id, i, claimed, random))
                        .toList());
        return row;
    }

    private static List<Concept> claimed(List<Concept> concepts, Random random) {
        Set<Concept> claimed = new LinkedHashSet<>();
        int wanted = 4 + random.nextInt(6);
        while (claimed.size() < wanted) {
            claimed.add(uneven(concepts, random));
        }
        return List.copyOf(claimed);
    }

    private static Map<String, Object> properties(String id, int home, List<Concept> claimed, Random random) {
        InterfaceLanguage language = InterfaceLanguage.find(LANGUAGES.get(home)).orElse(InterfaceLanguage.EN);
        String summary = SENTENCE.get(language.code())
                .formatted(
                        2 + random.nextInt(25),
                        claimed.get(0).label().in(language),
                        claimed.get(1).label().in(language));
        var properties = new HashMap<String, Object>();
        properties.put("id", id);
        properties.put("givenName", "Given " + id);
        properties.put("familyName", "Family " + id);
        properties.put("alias", "Mentor " + id);
        properties.put("email", id + "@bench.example");
        properties.put("type", "practitioner");
        properties.put("timeZone", "Europe/Berlin");
        properties.put("status", random.nextInt(10) == 0 ? "paused" : "active");
        properties.put("visibility", random.nextInt(3) == 0 ? "matched" : "network");
        properties.put("hoursPerMonth", 8 + random.nextInt(12));
        properties.put("parallelEngagements", 1 + random.nextInt(3));
        properties.put("remote", true);
        properties.put("onSite", false);
        properties.put("summary_" + language.code(), summary);
        return properties;
    }

    private static List<Map<String, Object>> languages(int home, Random random) {
        var spoken = new HashMap<String, String>(Map.of(LANGUAGES.get(home), "C2"));
        spoken.putIfAbsent("en", LEVELS.get(random.nextInt(LEVELS.size())));
        return spoken.entrySet().stream()
                .map(entry -> Map.<String, Object>of("code", entry.getKey(), "level", entry.getValue()))
                .toList();
    }

    private static Map<String, Object> claim(Concept concept, Random random) {
        var claim = new HashMap<String, Object>();
        claim.put("code", concept.code().value());
        claim.put("level", 1 + random.nextInt(4));
        claim.put("verifiedOn", random.nextInt(3) == 0 ? null : TODAY.minusDays(random.nextInt(700)));
        return claim;
    }

    private static Map<String, Object> past(String expert, int place, List<Concept> claimed, Random random) {
        LocalDate ended = TODAY.minusDays(30 + random.nextInt(2_000));
        return Map.of(
                "id",
                expert + "g" + place,
                "team",
                "bt" + random.nextInt(TEAMS),
                "startedOn",
                ended.minusDays(200),
                "endedOn",
                ended,
                "outcome",
                random.nextInt(5) - 2,
                "served",
                claimed.subList(0, 1 + random.nextInt(3)).stream()
                        .map(concept -> concept.code().value())
                        .toList());
    }
}
