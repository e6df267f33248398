package eu.passerelle.matching;

/** A need that nobody in the network covers as it was asked. */
public record Gap(Need need, Kind kind) {
    /** The message key {@code matching.gap.<kind>} words each. */
    public enum Kind {
        NOBODY,
        /** Somebody does, but nobody in the languages of the request. */
        NOT_IN_THESE_LANGUAGES
    }
}
