package eu.passerelle.bench;

import eu.passerelle.directory.Concept;
import eu.passerelle.kernel.InterfaceLanguage;
import java.util.List;
import java.util.Map;

/**
 * What generated experts have written: about a competence, and two others that it always comes with. There are two texts on each
 * competence in each language, so that a language model reads some thousands, however large the network.
 */
record GeneratedTexts(List<Concept> concepts) {
    private static final Map<String, String> SENTENCE = Map.of(
            "en", "For %d years I have worked with teams on %s, and on %s where agencies did not trust each other.",
            "fr", "Depuis %d ans, j’accompagne des équipes sur %s, et sur %s quand les services se méfient.",
            "de", "Seit %d Jahren arbeite ich mit Teams zu %s, und zu %s, wo Behörden einander nicht trauten.",
            "ro", "De %d ani lucrez cu echipe pe %s și pe %s, acolo unde instituțiile nu aveau încredere.");
    private static final Map<String, String> HARDEST = Map.of(
            "en", " The hardest part was %s: what helped was time, and a table at which police and youth workers met.",
            "fr", " Le plus difficile fut %s : il a fallu du temps, et une table où police et éducateurs se parlent.",
            "de", " Am schwersten war %s: geholfen haben Zeit und ein Tisch, an dem Polizei und Jugendarbeit saßen.",
            "ro",
                    " Cel mai greu a fost %s: au ajutat timpul și o masă la care au stat poliția și lucrătorii de tineret.");

    /** @param variant 0 or 1 */
    String on(Concept concept, InterfaceLanguage language, int variant) {
        int place = concepts.indexOf(concept);
        return sentence(
                        language,
                        3 + (place + variant) % 20,
                        concept.label().in(language),
                        other(7 * place + 31 * variant + 1, language))
                + HARDEST.get(language.code()).formatted(other(11 * place + 17 * variant + 2, language));
    }

    static String sentence(InterfaceLanguage language, int years, String topic, String other) {
        return SENTENCE.get(language.code()).formatted(years, topic, other);
    }

    private String other(int place, InterfaceLanguage language) {
        return concepts.get(place % concepts.size()).label().in(language);
    }
}
