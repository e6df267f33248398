package eu.passerelle.directory;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.testing.PasserelleTest;
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
}
