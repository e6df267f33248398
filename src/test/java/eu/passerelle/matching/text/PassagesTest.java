package eu.passerelle.matching.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PassagesTest {
    @Test
    void texts_are_cut_at_the_ends_of_sentences() {
        assertThat(Passages.cut("One two three. Four five. Six seven eight nine ten eleven.", 5))
                .containsExactly("One two three. Four five.", "Six seven eight nine ten", "eleven.");
        assertThat(Passages.cut("   ", 5)).isEmpty();
    }

    @Test
    void each_piece_keeps_the_title_language_and_year() {
        var whole = new Passage(
                "A handbook", "A sentence of five words. ".repeat(200), Optional.empty(), OptionalInt.of(2020), true);
        assertThat(Passages.of(whole)).hasSize(4).allSatisfy(piece -> {
            assertThat(piece.title()).isEqualTo("A handbook");
            assertThat(piece.year()).hasValue(2020);
        });
    }

    @Test
    void a_title_without_a_text_is_a_passage() {
        var title = new Passage("Only a title", "", Optional.empty(), OptionalInt.empty(), true);
        assertThat(Passages.of(title)).containsExactly(title);
    }
}
