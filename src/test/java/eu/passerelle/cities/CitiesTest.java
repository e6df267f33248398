package eu.passerelle.cities;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.PasserelleTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@PasserelleTest
class CitiesTest {
    @Autowired
    Cities cities;

    @ParameterizedTest
    @CsvSource({
        "munchen, München",
        "MÜN, München",
        "iasi, Iași",
        "targu mures, Târgu Mureș",
        "mures, Târgu Mureș",
        "istanbul, İstanbul",
        "lodz, Łódź",
        "brussel, Bruxelles / Brussel",
        "saint denis, Saint-Denis",
    })
    void a_city_is_found_by_the_beginning_of_a_word_without_accents(String typed, String name) {
        assertThat(cities.find(typed, 5)).extracting(City::name).contains(name);
    }

    @Test
    void what_begins_the_name_comes_first_and_then_the_largest() {
        assertThat(cities.find("b", 50)).hasSizeGreaterThan(10);
        assertThat(cities.find("paris", 5).getFirst().name()).isEqualTo("Paris");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "--", "🙂", "%", "aris", "\uD800"})
    void odd_typing_finds_nothing(String typed) {
        assertThat(cities.find(typed, 5)).isEmpty();
    }

    @Test
    void fifty_thousand_characters_are_answered() {
        assertThat(cities.find("a".repeat(50_000), 5)).isEmpty();
    }
}
