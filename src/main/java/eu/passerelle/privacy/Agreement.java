package eu.passerelle.privacy;

import java.time.Instant;

/**
 * That somebody confirmed something, agreed to it, or took that back. Never changed: what holds is the last one.
 *
 * @param about what in particular, such as a mentoring; may be empty
 * @param version of the words
 */
public record Agreement(Topic topic, String about, String version, boolean given, Instant at) {
    /** Other words are another version, and are agreed to anew. */
    public enum Topic {
        /** Confirmed, as people are owed it; there is nothing to take back. Its version is that of the notice. */
        NOTICE("", false),
        SHOWN_BY_NAME("1", false),
        LESSON("1", false),
        /** Usual: people meet and want to know when, until they say otherwise. */
        REMINDERS("1", true);

        private final String version;
        private final boolean usual;

        Topic(String version, boolean usual) {
            this.version = version;
            this.usual = usual;
        }

        /** Of the words that are agreed to now. */
        public String version() {
            return version;
        }

        boolean isUsual() {
            return usual;
        }
    }
}
