package eu.passerelle.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VainWordsTest {
    private static final Set<String> KNOWN = Set.of("gewalt", "prevention");

    @ParameterizedTest
    @CsvSource({
        "Peer-Mediation, peer mediation",
        "  équithérapie, equitherapie",
        "Häusliche Gewalt, hausliche gewalt",
        "Halal-Verpflegung 2024, halal verpflegung 2024",
        "Deepfakes, deepfakes",
        "Max mustermann, max mustermann"
    })
    void a_term_is_kept_with_its_words_folded(String typed, String expected) {
        assertThat(VainWords.keepable(typed, KNOWN::contains)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "jo@example.org",
                "case 2026-118",
                "+49 170 1234567",
                "Max Mustermann",
                "Ana-Maria  Ionescu",
                "Élodie Øster",
                "we have a young man of sixteen at the school here",
                "ok",
                "🙂🙂🙂",
                "12",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            })
    void what_may_tell_of_somebody_or_says_nothing_is_not_kept(String typed) {
        assertThat(VainWords.keepable(typed, KNOWN::contains)).isEmpty();
    }
}
