package eu.passerelle.matching.query;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.matching.query.Piece.FieldValue;
import eu.passerelle.matching.query.Piece.Phrase;
import eu.passerelle.matching.query.Piece.Word;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTextTest {
    /** What operators are made of, what other languages of queries are made of, and what people type. */
    private static final List<String> SCRAPS = List.of(
            "\"",
            "“",
            "”",
            "«",
            "-",
            "--",
            ":",
            " ",
            "  ",
            "\u00a0",
            "\t",
            "\u0000",
            "name:",
            "Pays:",
            "-country:",
            "status:\"",
            "țară:",
            "foo:",
            "exit",
            "Ausstieg",
            "désengagement",
            "co-mentor",
            "l’école",
            "AND",
            "OR",
            "NOT",
            "*",
            "?",
            "~2",
            "^9",
            "[a TO z]",
            "{",
            "}",
            "(",
            ")",
            "/.*/",
            "\\",
            "MATCH (n) DETACH DELETE n",
            "' OR 1=1",
            "🙂",
            "\ud83d",
            "\ude42",
            "مرحبا",
            "\u202e",
            "ß",
            "İ",
            "ﬁ",
            "é");

    @Test
    void the_example_means_what_it_says() {
        SearchText text = SearchText.parse("exit work -\"youth clubs\" Pays:FR");
        assertThat(text.pieces())
                .containsExactly(
                        new Word("exit", false),
                        new Word("work", false),
                        new Phrase("youth clubs", true),
                        new FieldValue(NamedField.COUNTRY, "FR", false));
        assertThat(text.printed()).isEqualTo("exit work -\"youth clubs\" country:FR");
        assertThat(text.free()).isEqualTo("exit work");
    }

    @ParameterizedTest
    @CsvSource({
        "competence:E4, COMPETENCE",
        "compétence:E4, COMPETENCE",
        "Kompetenz:E4, COMPETENCE",
        "COMPETENȚĂ:E4, COMPETENCE",
        "langue:fr, LANGUAGE",
        "Sprache:fr, LANGUAGE",
        "limbă:fr, LANGUAGE",
        "pays:FR, COUNTRY",
        "Land:FR, COUNTRY",
        "țară:FR, COUNTRY",
        "secteur:police, SECTOR",
        "Bereich:police, SECTOR",
        "statut:active, STATUS",
        "nom:Weiß, NAME",
        "nume:Weiß, NAME",
        "Name:Weiß, NAME"
    })
    void fields_have_names_in_four_languages(String typed, NamedField field) {
        assertThat(SearchText.parse(typed).values(field)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "‹›|‹›",
                "-|-",
                "--|--",
                "- x|- x",
                "foo:bar|foo:bar",
                "name:|name:",
                "-name:|-name:",
                "http://a.b/c?d|http://a.b/c?d",
                "co-mentor|co-mentor",
                "a:b:c|a:b:c"
            })
    void what_is_no_operator_is_a_word(String typed, String printed) {
        SearchText text = SearchText.parse(typed);
        assertThat(text.pieces()).isNotEmpty().allMatch(Word.class::isInstance);
        assertThat(text.printed()).isEqualTo(printed);
    }

    @Test
    void a_quotation_mark_that_is_never_closed_closes_at_the_end() {
        assertThat(SearchText.parse("a \"b  c ").pieces())
                .containsExactly(new Word("a", false), new Phrase("b c", false));
        assertThat(SearchText.parse("name:„Anna  Lys“ x").pieces())
                .containsExactly(new FieldValue(NamedField.NAME, "Anna Lys", false), new Word("x", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\"\"", "\" \"", "\"\"\"", "-\"\"", "\u0000\t\n"})
    void nothing_is_found_in_nothing(String typed) {
        assertThat(SearchText.parse(typed).isEmpty()).isTrue();
    }

    @Test
    void a_word_is_respelt_and_the_rest_stays() {
        assertThat(SearchText.parse("fotball \"fotball\" -fotball name:fotball")
                        .respelt(word -> "football")
                        .printed())
                .isEqualTo("football \"fotball\" -fotball name:fotball");
    }

    @Test
    void no_typing_fails_and_what_is_printed_means_the_same() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            String typed = random.ints(random.nextInt(24), 0, SCRAPS.size() + 1)
                    .mapToObj(i -> i < SCRAPS.size() ? SCRAPS.get(i) : String.valueOf((char) random.nextInt(0x10000)))
                    .collect(Collectors.joining());
            SearchText parsed = SearchText.parse(typed);
            assertThat(SearchText.parse(parsed.printed()))
                    .as("seed %d, typed <%s>", seed, typed)
                    .isEqualTo(parsed);
            assertThat(parsed.pieces()).hasSizeLessThanOrEqualTo(SearchText.MOST_PIECES);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "\"", "- ", "-", "name:", "name:\"", "x ", "\\(*", " "})
    void a_hundred_thousand_characters_take_no_time(String scrap) {
        String typed = scrap.repeat(100_000 / scrap.length());
        SearchText parsed = Assertions.assertTimeout(Duration.ofSeconds(10), () -> SearchText.parse(typed));
        assertThat(SearchText.parse(parsed.printed())).isEqualTo(parsed);
    }
}
