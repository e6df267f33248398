package eu.passerelle.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients are noticed; whoever takes part, and all that is ordinary in a plan, is not. */
class TellingWordsTest {
    private static final List<String> KNOWN =
            List.of("Ana Ionescu", "Team Lys", "Lys-sur-Mer", "Marie Dupont", "marie@lys.example");

    private final TellingWords telling = new TellingWords();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "We talked about Kevin Brandt and his brother. | Kevin Brandt",
                "Mr Keller’s son no longer goes to school. | Keller",
                "Appeler la mère de Yassine avant vendredi. | Yassine",
                "Frau Krause soll angerufen werden, ihr Sohn ist wieder aufgefallen. | Krause",
                "Mama lui Andrei a cerut o întâlnire. | Andrei",
                "Kevins Mutter kommt nächste Woche. | Kevins",
                "He can be reached at 0151 2345678. | 0151 2345678",
                "Son numéro : 06 12 34 56 78 | 06 12 34 56 78",
                "Write to k.brandt@mail.example | k.brandt@mail.example",
                "He lives at Bahnhofstraße 12, third floor. | Bahnhofstraße 12",
                "Il habite 14 rue Pasteur. | 14 rue Pasteur",
                "Insta: dark_wolf is his account | Insta: dark_wolf"
            })
    void what_tells_who_a_client_is_is_named(String text, String found) {
        assertThat(telling.in(List.of(text), KNOWN))
                .extracting(TellingWords.Word::text)
                .contains(found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ana will send the template to Marie Dupont by 12 March 2027; write to marie@lys.example.",
                "In 2025 we had 1500 visitors, 14 schools and 3 incidents at the Rathausplatz.",
                "Young people aged 14 to 17 in Lys-sur-Mer, as in Malmö, Berlin and Vienna.",
                "Ausstiegsberatung für Jugendliche im Alter von 14 bis 21 Jahren in Zusammenarbeit mit dem Jugendamt Neukölln.",
                "Le Conseil départemental et la Protection judiciaire de la jeunesse participent au groupe de travail.",
                "Échelle de 12 à 17 ans ; budget 45 000 € ; voir www.exemple.eu et le programme RAN.",
                "Inspectoratul Școlar Județean Cluj și Poliția Locală participă la ședințe; 16 ani de experiență.",
                "The police, Exit Deutschland and the Violence Prevention Network are partners.",
                "Nächster Termin 12.03.2027 um 14:00 Uhr, Stadtteilzentrum, Raum 204.",
                "ISO27001, Covid19, KPI_2 and the plan’s goal 3 (16) stay as they are."
            })
    void what_is_ordinary_in_a_plan_stays_unnoticed(String text) {
        assertThat(telling.in(List.of(text), KNOWN)).isEmpty();
    }

    @Test
    void an_age_is_telling_beside_a_name_only() {
        assertThat(telling.in(List.of("Ein 16-jähriger Schüler, Kevin Brandt"), KNOWN))
                .extracting(TellingWords.Word::kind)
                .containsExactly(IdentifierDetector.Kind.AGE, IdentifierDetector.Kind.NAME);
        assertThat(telling.in(List.of("Ein 16-jähriger Schüler"), KNOWN)).isEmpty();
    }

    @Test
    void each_word_is_said_once() {
        assertThat(telling.in(List.of("Then Kevin came.", "And Kevin left."), List.of()))
                .hasSize(1);
    }
}
