package eu.passerelle.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TypedTest {
    @Test
    void what_no_reader_sees_is_dropped_and_what_people_write_is_kept() {
        assertThat(Typed.text(" a\u0000b\u001b\r\nc\t🙂 \u05e9\u05dc ")).isEqualTo("ab\nc\t🙂 \u05e9\u05dc");
    }

    @Test
    void half_a_character_is_shown_to_be_missing_before_the_graph_loses_it() {
        assertThat(Typed.text("x\ud800y\udc00")).isEqualTo("x\ufffdy\ufffd");
    }
}
