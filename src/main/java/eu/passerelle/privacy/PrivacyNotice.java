package eu.passerelle.privacy;

import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.LocalizedText;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What people are told of how their data are used, in plain words.
 *
 * @param version another wording has another one
 * @param changed what is new since the version before; empty for the first
 * @param text paragraphs, with an empty line between; one that begins with {@code # } is a heading
 */
public record PrivacyNotice(String version, LocalizedText changed, LocalizedText text) {
    private static final String HEADING = "# ";

    /** @throws IllegalArgumentException when a language or the version is missing */
    public PrivacyNotice {
        if (!version.matches("[A-Za-z0-9.-]{1,20}")) {
            throw new IllegalArgumentException("The version of the privacy notice is '" + version
                    + "'. Maybe take letters, digits, dots or hyphens.");
        }
        for (InterfaceLanguage language : InterfaceLanguage.values()) {
            if (text.byLanguage().getOrDefault(language.code(), "").isBlank()) {
                throw new IllegalArgumentException(
                        "The privacy notice has no text in '" + language.code() + "'. Maybe add one.");
            }
        }
    }

    public record Paragraph(boolean heading, String text) {}

    public List<Paragraph> paragraphs(InterfaceLanguage language) {
        return Arrays.stream(text.in(language).split("\\R\\s*\\R"))
                .map(String::strip)
                .filter(paragraph -> !paragraph.isEmpty())
                .flatMap(PrivacyNotice::paragraph)
                .toList();
    }

    private static Stream<Paragraph> paragraph(String text) {
        return Stream.of(
                text.startsWith(HEADING)
                        ? new Paragraph(true, text.substring(HEADING.length()).strip())
                        : new Paragraph(false, text.replaceAll("\\R", " ")));
    }
}
