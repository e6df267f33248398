package eu.passerelle.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text in four languages, none missing, none left over, and set as a printer would. */
class MessagesTest {
    private static final List<String> LANGUAGES = List.of("", "_fr", "_de", "_ro");
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");
    /** Keys of what modules share with the kernel. */
    private static final String SHARED = "problem";

    private static final Set<String> KEYS = modules()
            .flatMap(module -> messages(module, "").keySet().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    private static final Pattern MENTIONED = Pattern.compile("(?:[\"']|#\\{)((?:"
            + Stream.concat(modules(), Stream.of(SHARED)).collect(Collectors.joining("|"))
            + ")\\.[A-Za-z0-9_.-]*)(?=[\"'}(])");
    private static final Set<String> MENTIONS = mentions();

    static Stream<String> modules() {
        return SourceFiles.below(SourceFiles.MESSAGES, ".properties").keySet().stream()
                .filter(file -> !file.contains("_"))
                .map(file -> file.replace(".properties", ""));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void every_language_has_the_same_keys(String module) {
        for (String language : LANGUAGES) {
            assertThat(messages(module, language).keySet())
                    .as(module + language)
                    .isEqualTo(messages(module, "").keySet())
                    .allMatch(key -> key.startsWith(module + ".") || key.startsWith(SHARED + "."));
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void every_language_mentions_the_same_arguments_and_can_be_formatted(String module) {
        Map<String, String> english = messages(module, "");
        for (String language : LANGUAGES) {
            messages(module, language).forEach((key, text) -> {
                assertThat(arguments(text)).as(key + language).isEqualTo(arguments(english.getOrDefault(key, "")));
                if (!arguments(text).isEmpty()) {
                    new MessageFormat(text, Locale.of(language.replace("_", "")));
                }
            });
        }
    }

    @Test
    void no_key_is_used_that_does_not_exist() {
        assertThat(MENTIONS.stream().filter(key -> !isPrefix(key) && !KEYS.contains(key)))
                .as("used, but in no messages/*.properties")
                .isEmpty();
    }

    @Test
    void no_prefix_is_used_that_leads_to_nothing() {
        assertThat(MENTIONS.stream()
                        .filter(prefix -> isPrefix(prefix) && KEYS.stream().noneMatch(key -> key.startsWith(prefix))))
                .isEmpty();
    }

    @Test
    void no_key_is_left_over() {
        List<String> prefixes = MENTIONS.stream().filter(MessagesTest::isPrefix).toList();
        assertThat(KEYS.stream()
                        .filter(key ->
                                !MENTIONS.contains(key) && prefixes.stream().noneMatch(key::startsWith)))
                .as("in messages/*.properties, but used nowhere")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void texts_are_set_as_a_printer_would(String module) {
        var slips = new ArrayList<String>();
        for (String language : LANGUAGES) {
            messages(module, language)
                    .forEach((key, text) -> slipsOf(language)
                            .forEach((slip, pattern) -> pattern.matcher(text)
                                    .results()
                                    .forEach(found -> slips.add(
                                            key + language + ": " + slip + " in “" + around(text, found) + "”"))));
        }
        assertThat(slips).isEmpty();
    }

    private static Map<String, Pattern> slipsOf(String language) {
        var slips = new TreeMap<>(Map.of(
                "nothing", Pattern.compile("^\\s*$"),
                "straight apostrophe", Pattern.compile("'"),
                "straight quotation mark", Pattern.compile("\""),
                "three dots", Pattern.compile("\\.\\.\\."),
                "space at an end, or two", Pattern.compile("^ | $|  ")));
        switch (language) {
            case "_fr" -> {
                slips.put("ordinary space before a sign", Pattern.compile("[ \u00a0][:;?!»]|«[ \u00a0]"));
                slips.put(
                        "no space before a sign",
                        Pattern.compile("[\\p{L}\\d)}][;?!»]|[\\p{L}\\d)}]:(?= |$)|«[^\u202f]"));
            }
            case "_de" -> slips.put("not a German quotation mark", Pattern.compile("”|»|«"));
            case "_ro" -> {
                slips.put("cedilla instead of comma below", Pattern.compile("[şţŞŢ]"));
                slips.put("not a Romanian quotation mark", Pattern.compile("“"));
            }
            default -> slips.put("space before a sign", Pattern.compile("\\p{L} [:;?!]"));
        }
        return slips;
    }

    private static String around(String text, MatchResult found) {
        return text.substring(Math.max(0, found.start() - 15), Math.min(text.length(), found.end() + 15));
    }

    private static boolean isPrefix(String key) {
        return key.endsWith(".") || KEYS.stream().noneMatch(key::equals) && key.endsWith("-");
    }

    private static Set<String> arguments(String text) {
        return ARGUMENT.matcher(text)
                .results()
                .map(found -> found.group(1))
                // Names of files look like keys.
                .filter(mentioned -> !mentioned.endsWith(".tsv"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> mentions() {
        return Stream.of(
                        SourceFiles.below(SourceFiles.JAVA, ".java"),
                        SourceFiles.below(SourceFiles.TEMPLATES, ".html", ".txt"))
                .flatMap(files -> files.values().stream())
                .flatMap(text -> MENTIONED.matcher(text).results())
                .map(found -> found.group(1))
                // Names of files look like keys.
                .filter(mentioned -> !mentioned.endsWith(".tsv"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> messages(String module, String language) {
        Path file = SourceFiles.MESSAGES.resolve(module + language + ".properties");
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var messages = new TreeMap<String, String>();
        properties.forEach((key, text) -> messages.put(key.toString(), text.toString()));
        return messages;
    }
}
