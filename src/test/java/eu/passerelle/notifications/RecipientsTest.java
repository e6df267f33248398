package eu.passerelle.notifications;

import static eu.passerelle.directory.CefrLevel.A2;
import static eu.passerelle.directory.CefrLevel.B1;
import static eu.passerelle.directory.CefrLevel.C2;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.directory.CefrLevel;
import eu.passerelle.kernel.InterfaceLanguage;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecipientsTest {
    static Stream<Arguments> languages() {
        return Stream.of(
                Arguments.of(Map.of("de", C2, "en", B1), InterfaceLanguage.DE),
                Arguments.of(Map.of("de", B1, "en", C2), InterfaceLanguage.EN),
                Arguments.of(Map.of("de", C2, "en", C2), InterfaceLanguage.DE),
                Arguments.of(Map.of("de", C2, "fr", C2), InterfaceLanguage.FR),
                Arguments.of(Map.of("et", C2, "ro", A2), InterfaceLanguage.RO),
                Arguments.of(Map.of("et", C2, "fi", C2), InterfaceLanguage.EN),
                Arguments.of(Map.of(), InterfaceLanguage.EN));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void an_expert_without_a_choice_reads_the_interface_language_known_best(
            Map<String, CefrLevel> spoken, InterfaceLanguage read) {
        assertThat(Recipients.bestKnown(spoken)).isEqualTo(read);
    }
}
