package eu.passerelle.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** What is written for people leads to what there is, and names settings as the code does. */
class DocumentsTest {
    private static final Path SETTINGS = Path.of("docs/operating.md");
    private static final Path DECISIONS = Path.of("docs/decisions");
    private static final List<String> PARTS = List.of("**Context.**", "**Decision.**", "**Costs.**");
    private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`\n]*`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern SETTING =
            Pattern.compile("(?<![@.\\w/-])passerelle\\.(?!example)[a-z-]+(\\.[a-z-]+)*(?=[=:`\\s])");
    private static final String PROOFS = "docs/security.md";
    private static final Path REMOVALS = Path.of("src/test/resources/removals.txt");
    private static final Pattern SEEN_TO_FAIL = Pattern.compile("`(\\w+Test\\.\\w+)` ●");
    private static final Pattern PROOF = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(passerelle\\.[a-z.-]+)` \\| (.*?) \\|");

    @Test
    void every_link_leads_to_a_file() {
        var broken = new ArrayList<String>();
        documents()
                .forEach((file, text) -> LINK.matcher(CODE.matcher(text).replaceAll(""))
                        .results()
                        .map(link -> link.group(1).replaceFirst("#.*", ""))
                        .filter(link -> !link.isEmpty() && !link.matches("[a-z]+:.*"))
                        .filter(link -> !Files.exists(Path.of(file).resolveSibling(link)))
                        .forEach(link -> broken.add(file + " leads to " + link)));
        assertThat(broken).isEmpty();
    }

    @Test
    void every_decision_stands_in_the_index() {
        String index = documents().getOrDefault(DECISIONS + "/README.md", "");
        assertThat(SourceFiles.below(DECISIONS, ".md").keySet().stream().filter(page -> !page.equals("README.md")))
                .isNotEmpty()
                .allSatisfy(page -> assertThat(index).contains("](" + page + ")"));
    }

    @Test
    void every_decision_says_why_what_and_at_what_cost_and_is_short() {
        var pages = SourceFiles.below(DECISIONS, ".md");
        pages.remove("README.md");
        assertThat(pages).isNotEmpty();
        pages.forEach((page, text) -> {
            assertThat(PARTS).as(page).allMatch(text::contains);
            assertThat(text.lines().count()).as(page).isLessThan(40);
        });
    }

    /** Running them takes the machine an hour; that each can still be taken out, and is told of, a moment. */
    @Test
    void each_control_that_is_taken_out_to_see_its_test_fail_is_there_and_marked() throws IOException {
        var marked = new TreeSet<String>();
        Files.readAllLines(Path.of(PROOFS))
                .forEach(line -> SEEN_TO_FAIL
                        .matcher(line)
                        .results()
                        .forEach(test -> marked.add(line.split("\\|")[1].strip() + " " + test.group(1))));
        var removed = new TreeSet<String>();
        for (String removal : Files.readString(REMOVALS).strip().split("\n\n+")) {
            List<String> lines = removal.lines().toList();
            String control = lines.stream()
                    .skip(2)
                    .filter(line -> line.startsWith("-"))
                    .map(line -> line.substring(1))
                    .collect(Collectors.joining("\n"));
            assertThat(Files.readString(Path.of(lines.get(1))).split(Pattern.quote(control), -1))
                    .as("in %s, once: %s", lines.get(1), control)
                    .hasSize(2);
            removed.add(lines.getFirst());
        }
        assertThat(marked).isEqualTo(removed);
    }

    @Test
    void every_setting_that_is_written_about_exists() {
        var known = settings().keySet();
        documents()
                .forEach((file, text) -> assertThat(
                                SETTING.matcher(text).results().map(MatchResult::group))
                        .as(file)
                        .isSubsetOf(known));
    }

    @Test
    void every_setting_is_described_with_its_default() {
        Map<String, String> described = ROW.matcher(documents().getOrDefault(SETTINGS.toString(), ""))
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));
        assertThat(described).containsOnlyKeys(settings().keySet());
        settings()
                .forEach((setting, usual) -> usual.filter(value -> !value.isEmpty())
                        .ifPresent(value ->
                                assertThat(described.get(setting)).as(setting).isEqualTo("`" + value + "`")));
    }

    @Test
    void every_test_that_is_named_as_a_proof_exists() {
        Map<String, String> tests = SourceFiles.below(Path.of("src/test/java"), ".java");
        assertThat(PROOF.matcher(documents().getOrDefault(PROOFS, "")).results())
                .isNotEmpty()
                .allSatisfy(proof -> assertThat(tests)
                        .as(proof.group())
                        .anySatisfy((file, text) -> assertThat(file.endsWith("/" + proof.group(1) + ".java")
                                        && text.contains("void " + proof.group(2) + "("))
                                .isTrue()));
    }

    private static Map<String, String> documents() {
        var documents = new TreeMap<String, String>();
        Stream.of("docs", "graph-schema", "seed-data")
                .forEach(folder -> SourceFiles.below(Path.of(folder), ".md")
                        .forEach((file, text) -> documents.put(folder + "/" + file, text)));
        SourceFiles.directlyBelow(Path.of("."), ".md").forEach(documents::put);
        return documents;
    }

    /** With their defaults, where the code has one. */
    private static Map<String, Optional<String>> settings() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        var settings = new TreeMap<String, Optional<String>>();
        scanner.findCandidateComponents("eu.passerelle").stream()
                .map(bean -> type(String.valueOf(bean.getBeanClassName())))
                .forEach(type -> settings.putAll(settings(type)));
        return settings;
    }

    private static Map<String, Optional<String>> settings(Class<?> type) {
        String prefix = type.getAnnotation(ConfigurationProperties.class).value();
        return Arrays.stream(type.getDeclaredConstructors()[0].getParameters())
                .collect(Collectors.toMap(
                        parameter -> prefix + "." + dashed(parameter.getName()),
                        parameter -> Optional.ofNullable(parameter.getAnnotation(DefaultValue.class))
                                .map(usual -> String.join(",", List.of(usual.value())))));
    }

    private static String dashed(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
