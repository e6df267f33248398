package eu.passerelle.matching.text;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.kernel.InterfaceLanguage;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TellingTextTest {
    @Test
    void a_text_is_read_whole_in_its_own_language_and_in_others_without_its_small_words() {
        String typed = "Was kann die Stadt tun, wenn der Verein schließt?";
        TellingText german = TellingText.of(typed);
        assertThat(german.in(Optional.of(InterfaceLanguage.DE))).isEqualTo(typed);
        assertThat(german.in(Optional.of(InterfaceLanguage.EN))).isEqualTo("Stadt tun Verein schließt");
        assertThat(german.in(Optional.empty())).isEqualTo("Stadt tun Verein schließt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Health care in prisons",
                "mental health care",
                "Men in prison",
                "Violent men in families",
                "war trauma",
                "Men in need of care",
                "Was tun in der Schule?",
                "Educație parentală",
                "Gewaltprävention, prison, école"
            })
    void a_few_words_are_read_whole_in_every_language(String words) {
        for (InterfaceLanguage language : InterfaceLanguage.values()) {
            assertThat(TellingText.of(words).in(Optional.of(language))).isEqualTo(words);
        }
        assertThat(TellingText.of(words).saysNothing()).isFalse();
    }

    @Test
    void what_sounds_like_a_neighbour_is_read_whole_in_its_own_language_too() {
        String romanian = "Oferă prevenirii locale o direcție, o structură și un loc unde instituțiile lucrează.";
        assertThat(TellingText.of(romanian).in(Optional.of(InterfaceLanguage.RO)))
                .isEqualTo(romanian);
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
    void a_text_in_two_languages_loses_the_small_words_of_both() {
        String both = "Wir suchen für die Schule eine Hilfe. Nous cherchons une aide pour les parents de la ville.";
        assertThat(TellingText.of(both).in(Optional.of(InterfaceLanguage.EN)))
                .isEqualTo("suchen Schule Hilfe cherchons aide parents ville");
    }

    @Test
    void small_words_of_one_language_say_nothing_together() {
        assertThat(TellingText.of("der, die und das").saysNothing()).isTrue();
        assertThat(TellingText.of("si la de").saysNothing())
                .as("și, typed in haste")
                .isTrue();
        assertThat(TellingText.of(" … ").saysNothing()).isTrue();
        assertThat(TellingText.of("care for them").saysNothing()).isFalse();
        assertThat(TellingText.of("in care").saysNothing())
                .as("two small words of Romanian")
                .isFalse();
    }
}
