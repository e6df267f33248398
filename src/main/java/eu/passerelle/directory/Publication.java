package eu.passerelle.directory;

import java.util.Optional;

/**
 * Something that an expert has written, or that shows what he or she has done. Its title may name the expert: a city
 * reads it only once both sides have agreed.
 *
 * @param text what it says, in short or in full; may be empty
 * @param language it is written in; ISO 639-1
 * @param link where it can be read
 */
public record Publication(
        String id,
        Kind kind,
        String title,
        String text,
        String language,
        Optional<Integer> year,
        Optional<String> link) {
    public static final int LONGEST_TITLE = 300;
    public static final int LONGEST_TEXT = 10_000;
    public static final int LONGEST_LINK = 500;
    public static final int EARLIEST = 1950;

    /** The message key {@code directory.publication.<kind>} words each. */
    public enum Kind {
        /** Others can read it: a book, an article, a handbook. */
        PUBLISHED,
        /** It shows what somebody has done: a report, a curriculum, a concept. */
        DOCUMENT
    }
}
