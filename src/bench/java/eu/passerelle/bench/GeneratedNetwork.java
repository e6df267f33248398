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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.neo4j.graphdb.GraphDatabaseService;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/**
 * A network of any size, always the same for the same size: competences are claimed as unevenly as in life (a few by many,
 * most by few), each expert has ten closed engagements, and five texts about what is claimed: a summary, two publications, and
 * what is told of two engagements.
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
    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final Taxonomy taxonomy;
    private final Outbox outbox;
    private final GraphDatabaseService graph;

    GeneratedNetwork(
            Neo4jClient neo4j,
            GraphTransactions transactions,
            Taxonomy taxonomy,
            Outbox outbox,
            GraphDatabaseService graph) {
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.taxonomy = taxonomy;
        this.outbox = outbox;
        this.graph = graph;
    }

    void load(int experts) {
        var random = new Random(experts);
        List<Concept> concepts = new ArrayList<>(taxonomy.all());
        Collections.shuffle(concepts, new Random(1));
        transactions.write(
                () -> neo4j.query(TEAM_COPIES).bind(TEAMS).to("teams").run());
        var loading = new DirectLoading(graph);
        var texts = new GeneratedTexts(concepts);
        for (int start = 0; start < experts; start += BATCH) {
            loading.write(IntStream.range(start, Math.min(experts, start + BATCH))
                    .mapToObj(number -> expert(number, texts, random))
                    .toList());
        }
        // One word for all: the index is built anew, as on a new machine.
        transactions.write(() -> outbox.append(new TaxonomyChanged()));
    }

    /** Few of the concepts are taken often, most of them seldom: Zipf's law with exponent 1, roughly. */
    static Concept uneven(List<Concept> concepts, Random random) {
        int place = (int) Math.pow(concepts.size(), random.nextDouble()) - 1;
        return concepts.get(Math.min(place, concepts.size() - 1));
    }

    /** An expert, and all that comes with one. */
    record Row(
            String id,
            Map<String, Object> properties,
            String country,
            Map<String, String> languages,
            Map<String, Map<String, Object>> claims,
            List<String> days,
            List<Map<String, Object>> publications,
            List<Past> past) {}

    record Past(String team, Map<String, Object> properties, List<String> served) {}

    private static Row expert(int number, GeneratedTexts texts, Random random) {
        String id = "b%07d".formatted(number);
        int home = random.nextInt(COUNTRIES.size());
        InterfaceLanguage language = InterfaceLanguage.find(LANGUAGES.get(home)).orElse(InterfaceLanguage.EN);
        List<Concept> claimed = claimed(texts.concepts(), random);
        Map<String, Map<String, Object>> claims = new LinkedHashMap<>();
        claimed.forEach(concept -> claims.put(concept.code().value(), claim(random)));
        return new Row(
                id,
                properties(id, language, texts.on(claimed.getFirst(), language, 0), random),
                COUNTRIES.get(home),
                languages(home, random),
                claims,
                DAYS.subList(0, 2 + random.nextInt(4)),
                IntStream.range(1, 3)
                        .mapToObj(i -> publication(id, i, texts.on(claimed.get(i), language, 1), language))
                        .toList(),
                IntStream.range(0, ENGAGEMENTS_EACH)
                        .mapToObj(i -> past(id, i, claimed, texts, random))
                        .toList());
    }

    private static Map<String, Object> publication(String id, int place, String text, InterfaceLanguage language) {
        return Map.of(
                "id",
                id + "w" + place,
                "kind",
                "document",
                "title",
                "",
                "text",
                text,
                "language",
                language.code(),
                "year",
                2015L + place);
    }

    private static List<Concept> claimed(List<Concept> concepts, Random random) {
        Set<Concept> claimed = new LinkedHashSet<>();
        int wanted = 4 + random.nextInt(6);
        while (claimed.size() < wanted) {
            claimed.add(uneven(concepts, random));
        }
        return List.copyOf(claimed);
    }

    private static Map<String, Object> properties(
            String id, InterfaceLanguage language, String summary, Random random) {
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
        properties.put("hoursPerMonth", 8L + random.nextInt(12));
        properties.put("parallelEngagements", 1L + random.nextInt(3));
        properties.put("remote", true);
        properties.put("onSite", false);
        properties.put("summary_" + language.code(), summary);
        return properties;
    }

    private static Map<String, String> languages(int home, Random random) {
        var spoken = new HashMap<String, String>(Map.of(LANGUAGES.get(home), "C2"));
        spoken.putIfAbsent("en", LEVELS.get(random.nextInt(LEVELS.size())));
        return spoken;
    }

    private static Map<String, Object> claim(Random random) {
        var claim = new HashMap<String, Object>();
        claim.put("level", 1L + random.nextInt(4));
        claim.put("evidence", "engagement");
        if (random.nextInt(3) > 0) {
            claim.put("verifiedOn", TODAY.minusDays(random.nextInt(700)));
        }
        return claim;
    }

    /** Of the first two the mentor has told what they were like. */
    private static Past past(String expert, int place, List<Concept> claimed, GeneratedTexts texts, Random random) {
        LocalDate ended = TODAY.minusDays(30 + random.nextInt(2_000));
        List<Concept> served = claimed.subList(0, 1 + random.nextInt(3));
        var properties = new HashMap<String, Object>(Map.of(
                "id",
                expert + "g" + place,
                "state",
                "closed",
                "startedOn",
                ended.minusDays(200),
                "endedOn",
                ended,
                "hours",
                20L,
                "outcome",
                random.nextInt(5) - 2L,
                "language",
                "en"));
        if (place < 2) {
            properties.put("summary_en", texts.on(served.getLast(), InterfaceLanguage.EN, place));
        }
        return new Past(
                "bt" + random.nextInt(TEAMS),
                properties,
                served.stream().map(concept -> concept.code().value()).toList());
    }
}
