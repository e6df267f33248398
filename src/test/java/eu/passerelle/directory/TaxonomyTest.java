package eu.passerelle.directory;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.testing.CypherLog;
import eu.passerelle.testing.PasserelleTest;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@PasserelleTest
class TaxonomyTest {
    @Autowired
    Taxonomy taxonomy;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "data protection | EN | C1",
                "protection des données | FR | C1",
                "protection des donnees | FR | C1",
                "PROTECTIA DATELOR | RO | C1",
                "protecția dat | RO | C1",
                "Datenschutz | FR | C1",
                "datenshutz | DE | C1",
                "schweigepflicht | EN | C2",
                "partage d’informations | FR | B3",
                "partage d'info | FR | B3",
                "Ausstiegsarbeit | DE | E4",
                "Fallkonferenz | DE | B4",
                "conferinte de caz | RO | B4",
                "conferințe de caz | EN | B4",
                "Schulpraevention | DE | D5",
            })
    void typing_in_any_language_finds_the_concept(String typed, InterfaceLanguage reader, String expected) {
        assertThat(taxonomy.suggest(typed, reader, 8))
                .extracting(suggestion -> suggestion.concept().code().value())
                .contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "🙂", "+-&|!(){}[]^\"~*?:\\/", "תמיכה", "\uD800", "xyzzy"})
    void odd_typing_finds_nothing_and_breaks_nothing(String typed) {
        assertThat(taxonomy.suggest(typed, InterfaceLanguage.EN, 8)).isEmpty();
    }

    @Test
    void the_label_itself_comes_first_and_says_what_matched_when_the_reader_sees_another() {
        var first = taxonomy.suggest("Schweigepflicht", InterfaceLanguage.FR, 8).getFirst();
        assertThat(first.concept().code().value()).isEqualTo("C2");
        assertThat(first.matched()).contains("Schweigepflicht");
        var own = taxonomy.suggest("secret professionnel", InterfaceLanguage.FR, 8)
                .getFirst();
        assertThat(own.concept().code().value()).isEqualTo("C2");
        assertThat(own.matched()).isEmpty();
    }

    @Test
    void each_concept_is_suggested_once_and_no_more_than_asked() {
        assertThat(taxonomy.suggest("pr", InterfaceLanguage.DE, 5))
                .hasSize(5)
                .extracting(suggestion -> suggestion.concept().code())
                .doesNotHaveDuplicates();
        assertThat(taxonomy.suggest("pr", InterfaceLanguage.DE, 0)).isEmpty();
    }

    @Test
    void whatever_is_typed_is_answered_with_no_more_than_asked() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            String typed = random.ints(random.nextInt(300), 1, 0x1F6FF)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertThat(taxonomy.suggest(typed, InterfaceLanguage.RO, 5))
                    .as("seed %d", seed)
                    .hasSizeLessThanOrEqualTo(5);
            assertThat(taxonomy.recognise(typed)).as("seed %d", seed).doesNotHaveDuplicates();
        }
    }

    @Test
    void fifty_thousand_characters_are_answered_at_once() {
        assertThat(taxonomy.suggest("prävention ".repeat(5_000), InterfaceLanguage.DE, 8))
                .isNotEmpty();
        assertThat(taxonomy.suggest("x".repeat(50_000), InterfaceLanguage.DE, 8))
                .isEmpty();
        assertThat(taxonomy.recognise("Datenschutz " + "ж🙂".repeat(25_000))).containsExactly(new CompetenceCode("C1"));
        assertThat(taxonomy.recognise("prévention primaire ".repeat(2_500))).contains(new CompetenceCode("D1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Nous manquons d’un vrai partage d’informations entre la police et l’école. | B3",
                "nous voulons mieux partager, surtout le PARTAGE DE L'INFORMATION | B3",
                "Wir suchen jemanden mit Erfahrung in der Ausstiegsarbeit. | E4",
                "We need help with data protection. | C1",
                "Notre protection des données est à revoir. | C1",
                "Unsere Fallkonferenzen enden ohne Beschluss. | B4",
                "Avem nevoie de ajutor pentru facilitarea conferințelor de caz. | B4",
                "ajutor pentru facilitarea conferintelor de caz | B4",
            })
    void a_longer_text_names_its_competences(String text, String expected) {
        assertThat(taxonomy.recognise(text)).contains(new CompetenceCode(expected));
    }

    @Test
    void what_is_named_comes_in_order_of_first_mention() {
        assertThat(taxonomy.recognise("Erst Datenschutz, dann Schweigepflicht, dann wieder Datenschutz."))
                .containsExactly(new CompetenceCode("C1"), new CompetenceCode("C2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "🙂🙂", "שלום עולם", "Nothing of this belongs here.", "Violent extremism and its limits."})
    void a_text_about_something_else_names_nothing(String text) {
        assertThat(taxonomy.recognise(text)).isEmpty();
    }

    @Test
    void the_way_up_ends_at_the_group() {
        assertThat(taxonomy.withBroader(new CompetenceCode("B3.1")))
                .extracting(CompetenceCode::value)
                .containsExactly("B3.1", "B3", "B");
        assertThat(taxonomy.withBroader(new CompetenceCode("Z9"))).isEmpty();
    }

    @Test
    void all_are_in_order_of_their_codes() {
        assertThat(taxonomy.all())
                .extracting(concept -> concept.code().value())
                .startsWith("A", "A1")
                .containsSubsequence("D9", "D10", "D10.1", "E");
    }

    @Test
    void an_unknown_need_is_served_by_nothing() {
        assertThat(taxonomy.serving(new CompetenceCode("Z9"))).isEmpty();
        assertThat(taxonomy.serving(new CompetenceCode("B3"))).containsKeys(new CompetenceCode("B3.1"));
    }

    @Test
    void reading_it_costs_no_query_once_it_is_in_memory() {
        taxonomy.all();
        assertThat(CypherLog.during(() -> {
                    taxonomy.suggest("prévention", InterfaceLanguage.FR, 8);
                    taxonomy.serving(new CompetenceCode("B3"));
                    taxonomy.recognise("prévention primaire");
                }))
                .isEmpty();
    }
}
