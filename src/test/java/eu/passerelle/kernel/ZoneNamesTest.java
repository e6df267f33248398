package eu.passerelle.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZoneNamesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Europe/Paris | Europe/Paris",
                "europe/paris | Europe/Paris",
                "/example.org/20270101_1/Europe/Dublin | Europe/Dublin",
                "tzone://Microsoft/Utc | UTC",
                "GTB Standard Time | Europe/Bucharest",
                "W. Europe Standard Time | Europe/Berlin",
                "W. Europe Standard Time 1 | Europe/Berlin",
                "\"Romance Standard Time\" | Europe/Paris",
                "'FLE Standard Time' | Europe/Kiev",
                "Asia/Calcutta | Asia/Calcutta",
                "UTC+02:00 | UTC+02:00",
                "`` | ``",
                "../../etc/passwd | ``",
                "Mars/Olympus | ``",
                "tzone://Microsoft/Custom | ``"
            })
    void a_zone_is_known_by_what_its_name_can_only_mean_or_not_at_all(String name, String expected) {
        assertThat(ZoneNames.find(name).map(ZoneId::getId).orElse("")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna | Europe/Amsterdam",
                "(UTC+01:00) Brüssel, Kopenhagen, Madrid, Paris | Europe/Madrid",
                "(GMT+02:00) Athens, Bucharest | Europe/Athens",
                "(UTC) Dublin, Edinburgh, Lisbon, London | Europe/Dublin",
                "(UTC-08:00) Paris | ``",
                "(UTC+99:00) Nowhere | ``",
                "Mitteleuropäische Zeit | Europe/Paris",
                "heure normale d’Europe centrale | Europe/Paris",
                "Customized Time Zone | ``",
                "Vinery | ``"
            })
    void words_for_people_name_a_town_or_a_clock_in_one_of_our_languages(String name, String expected) {
        assertThat(ZoneNames.find(name)).isEmpty();
        assertThat(ZoneNames.findWorded(name).map(ZoneId::getId).orElse("")).isEqualTo(expected);
    }

    @Test
    void a_name_as_long_as_a_book_is_none() {
        assertThat(ZoneNames.find("x/".repeat(100_000) + "Europe/Paris")).isEqualTo(Optional.empty());
        assertThat(ZoneNames.findWorded("(UTC) " + "Paris, ".repeat(100_000))).isEmpty();
    }
}
