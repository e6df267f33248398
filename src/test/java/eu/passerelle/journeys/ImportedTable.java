package eu.passerelle.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.ProductProcess;
import eu.passerelle.testing.Visitor;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A table of experts that is imported while the process is killed again and again. In the end each row is in the graph or
 * on the list of broken rows, once, and the index says of all of them what the graph says.
 */
final class ImportedTable {
    private static final int ROWS = 1_500;
    private static final int BROKEN_EACH = 50;
    private static final List<String> FIELDS =
            List.of("EXTERNAL_ID", "GIVEN_NAME", "FAMILY_NAME", "EMAIL", "TYPE", "COUNTRY", "LANGUAGES", "SECTORS");
    private static final List<String> COUNTRIES = List.of("DE", "FR", "RO", "PT", "BG");
    private static final List<String> LANGUAGES = List.of("de:C1", "fr:C2; en:B1", "ro:B2", "pt:A2");
    private static final List<String> SECTORS = List.of("police", "school", "health", "police; school");
    private static final List<String> WELL_ENOUGH = List.of("B2", "C1", "C2");

    private final ProductProcess product;
    private final String job;

    private ImportedTable(ProductProcess product, String job) {
        this.product = product;
        this.job = job;
    }

    /** Checked, and then on its way: the next kill hits it. */
    static ImportedTable onItsWay(ProductProcess product) {
        Visitor coordinator = coordinator(product);
        String job =
                coordinator.upload("/import", "file", "experts.csv", text()).location();
        Map<String, String> columns =
                IntStream.range(0, FIELDS.size()).boxed().collect(Collectors.toMap(i -> "column" + i, FIELDS::get));
        assertThat(coordinator.post(job + "/columns", columns).location()).isEqualTo(job);
        awaitState(product, job, "checked");
        assertThat(coordinator.post(job + "/confirmation", Map.of()).location()).isEqualTo(job);
        return new ImportedTable(product, job);
    }

    private static String text() {
        return Stream.concat(
                        Stream.of(String.join(",", FIELDS)),
                        IntStream.range(0, ROWS).mapToObj(ImportedTable::line))
                .collect(Collectors.joining("\n"));
    }

    private static String line(int i) {
        return String.join(
                ",",
                "k-" + i,
                "Given" + i,
                "Family" + i,
                isBroken(i) ? "nowhere" : "k" + i + "@example.org",
                "practitioner",
                of(COUNTRIES, i),
                of(LANGUAGES, i),
                of(SECTORS, i));
    }

    private static boolean isBroken(int i) {
        return i % BROKEN_EACH == 0;
    }

    private static String of(List<String> values, int i) {
        return values.get(i % values.size());
    }

    void assertWhole() {
        awaitState(product, job, "imported");
        Visitor coordinator = coordinator(product);
        List<JsonNode> experts = coordinator
                .get("/export/experts.jsonl")
                .body()
                .lines()
                .map(JsonMapper.shared()::readTree)
                .toList();
        assertEachRowOnce(coordinator, experts);
        assertIndexed(program(coordinator), experts);
    }

    private void assertEachRowOnce(Visitor coordinator, List<JsonNode> experts) {
        List<String> imported = experts.stream()
                .map(expert -> expert.get("email").asString())
                .filter(email -> email.matches("k\\d+@example\\.org"))
                .toList();
        assertThat(imported).doesNotHaveDuplicates().hasSize(ROWS - ROWS / BROKEN_EACH);
        List<String> broken = coordinator
                .get(job + "/broken.csv")
                .body()
                .lines()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();
        assertThat(broken)
                .containsExactlyElementsOf(IntStream.range(0, ROWS)
                        .filter(ImportedTable::isBroken)
                        .mapToObj(i -> "k-" + i)
                        .toList());
    }

    /** What the index counts is what the graph holds, and each of some is found by name, once. */
    private static void assertIndexed(Visitor program, List<JsonNode> experts) {
        JsonNode all = json(program.get("/api/v1/experts?size=1"));
        assertThat(all.get("total").asInt()).isEqualTo(experts.size());
        assertThat(counts(all, "country")).isEqualTo(counted(experts, expert -> values(expert, "country")));
        assertThat(counts(all, "sector")).isEqualTo(counted(experts, expert -> values(expert, "sectors")));
        assertThat(counts(all, "language")).isEqualTo(counted(experts, ImportedTable::workingLanguages));
        long seed = System.nanoTime();
        new Random(seed)
                .ints(20, 0, ROWS)
                .filter(i -> !isBroken(i))
                .forEach(i -> assertThat(json(program.get("/api/v1/experts?q=name:Family" + i))
                                .get("total")
                                .asInt())
                        .as("Family" + i + ", seed " + seed)
                        .isOne());
    }

    private static Map<String, Integer> counts(JsonNode answer, String facet) {
        var counts = new TreeMap<String, Integer>();
        answer.get("facets")
                .get(facet)
                .forEach(count -> counts.put(
                        count.get("value").asString(), count.get("count").asInt()));
        return counts;
    }

    private static Map<String, Integer> counted(List<JsonNode> experts, Function<JsonNode, Stream<String>> values) {
        return experts.stream()
                .flatMap(values)
                .collect(Collectors.toMap(Function.identity(), value -> 1, Integer::sum, TreeMap::new));
    }

    private static Stream<String> workingLanguages(JsonNode expert) {
        return values(expert, "languages")
                .filter(spoken -> WELL_ENOUGH.contains(spoken.substring(spoken.indexOf(':') + 1)))
                .map(spoken -> spoken.substring(0, spoken.indexOf(':')));
    }

    private static Stream<String> values(JsonNode expert, String field) {
        return Arrays.stream(expert.get(field).asString().split("; ")).filter(value -> !value.isEmpty());
    }

    private static JsonNode json(Visitor.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static void awaitState(ProductProcess product, String job, String state) {
        Visitor coordinator = coordinator(product);
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> coordinator.get(job).body(), page -> page.contains("<span class=\"tag\">" + state + "<"));
    }

    private static Visitor coordinator(ProductProcess product) {
        return Visitor.at(product.uri().getPort()).signIn("coordinator@demo.passerelle.example", "passerelle-demo");
    }

    private Visitor program(Visitor browser) {
        browser.get("/account");
        browser.post("/account/tokens", Map.of("name", "import", "days", "7"), "scopes", Visitor.EVERY_SCOPE);
        String secret = browser.get("/account").body().replaceAll("(?s).*class=\"secret\">([^<]+)<.*", "$1");
        return Visitor.at(product.uri().getPort()).with("Authorization", "Bearer " + secret);
    }
}
