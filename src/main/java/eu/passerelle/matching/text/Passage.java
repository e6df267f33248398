package eu.passerelle.matching.text;

import eu.passerelle.kernel.InterfaceLanguage;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A piece of text that says what somebody knows: short enough to be about one thing.
 *
 * @param title of the text that it is from; empty when there is none
 * @param language empty when it is none that is analysed
 * @param year when it was written, if known: knowledge ages
 * @param open cities may know of it; else only coordinators
 */
public record Passage(String title, String text, Optional<InterfaceLanguage> language, OptionalInt year, boolean open) {
    /** What is read of it: its title leads. */
    String words() {
        return words(title, text);
    }

    static String words(String title, String text) {
        return title.isEmpty() ? text : title + ". " + text;
    }
}
