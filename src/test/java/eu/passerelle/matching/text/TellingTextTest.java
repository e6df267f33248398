package eu.passerelle.matching.text;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.kernel.InterfaceLanguage;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TellingTextTest {
    @Test
    void a_text_is_read_whole_in_its_own_language_and_in_others_without_its_small_words() {
        TellingText german = TellingText.of("Was tun in der Schule?");
        assertThat(german.in(Optional.of(InterfaceLanguage.DE))).isEqualTo("Was tun in der Schule?");
        assertThat(german.in(Optional.of(InterfaceLanguage.EN))).isEqualTo("tun schule");
        assertThat(german.in(Optional.empty())).isEqualTo("tun schule");
    }

    @Test
    void what_is_small_only_in_another_language_keeps_its_weight() {
        String english = "We need a man who knows how care works after the war, and what to do when people die";
        assertThat(TellingText.of(english).in(Optional.of(InterfaceLanguage.EN)))
                .isEqualTo(english);
        assertThat(TellingText.of(english).in(Optional.empty()))
                .contains("man", "care", "war", "die")
                .doesNotContain("the");
    }

    @Test
    void a_list_of_names_is_of_any_language() {
        assertThat(TellingText.of("Gewaltprävention, prison, école").in(Optional.empty()))
                .isEqualTo("gewaltpravention prison ecole");
    }

    @Test
    void a_text_in_two_languages_loses_the_small_words_of_both() {
        String both = "Wir suchen für die Schule eine Hilfe. Nous cherchons une aide pour les parents de la ville.";
        assertThat(TellingText.of(both).in(Optional.of(InterfaceLanguage.EN)))
                .isEqualTo("suchen schule hilfe cherchons aide parents ville");
    }

    @Test
    void small_words_of_one_language_say_nothing_together() {
        assertThat(TellingText.of("der, die und das").saysNothing()).isTrue();
        assertThat(TellingText.of("si la de").saysNothing())
                .as("și, typed in haste")
                .isTrue();
        assertThat(TellingText.of(" … ").saysNothing()).isTrue();
        assertThat(TellingText.of("care for them").saysNothing()).isFalse();
    }
}
