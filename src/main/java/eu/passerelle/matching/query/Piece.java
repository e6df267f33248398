package eu.passerelle.matching.query;

/** One thing that was typed, wanted or not. Its text holds no quotation marks, and no blanks but single ones in phrases. */
public sealed interface Piece {
    String text();

    /** Typed with a minus before it: whoever has this is not meant. */
    boolean excluded();

    /** As it may be typed to mean the same. */
    default String printed() {
        return (excluded() ? "-" : "") + body();
    }

    String body();

    /** Neither a phrase nor a field. */
    record Word(String text, boolean excluded) implements Piece {
        @Override
        public String body() {
            return text;
        }
    }

    /** Words that must follow each other. */
    record Phrase(String text, boolean excluded) implements Piece {
        @Override
        public String body() {
            return "\"" + text + "\"";
        }
    }

    record FieldValue(NamedField field, String text, boolean excluded) implements Piece {
        @Override
        public String body() {
            return field.printed() + ":" + (text.indexOf(' ') < 0 ? text : "\"" + text + "\"");
        }
    }
}
