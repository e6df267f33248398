package eu.passerelle.exchange.tables;

/**
 * Looks over an unpacked part of a workbook, as it comes, for cells that cannot be: the reader makes room for every column
 * before {@code <c r="ZZZZZZ1">}, which is more than there is memory. No workbook has a column of more than three letters,
 * and the reader takes whatever stands before the first digit for letters.
 */
final class CellPlaces {
    private static final int MOST_LETTERS = 3;
    private static final int BYTES_THAT_TELL_THE_CODING = 4;
    private static final String NAMESPACE = "xmlns";

    private final StringBuilder word = new StringBuilder();
    private State state = State.ELSEWHERE;
    private int letters;
    private int seen;
    private int coding;
    private boolean possible = true;

    private enum State {
        ELSEWHERE,
        BEFORE_A_NAME,
        AFTER_R,
        AFTER_EQUALS,
        IN_THE_COLUMN,
        IN_THE_ROW
    }

    /** @return false when there is a cell that cannot be, or when it is written so that nobody can tell */
    boolean look(byte[] bytes, int length) {
        for (int i = 0; i < length && possible; i++) {
            if (seen < BYTES_THAT_TELL_THE_CODING) {
                coding = coding << 8 | bytes[i] & 0xFF;
                seen++;
                possible = seen < BYTES_THAT_TELL_THE_CODING || isOfOneByte(coding);
            }
            state = next((char) (bytes[i] & 0xFF));
        }
        return possible;
    }

    /** Signs of two bytes would pass unseen. */
    private static boolean isOfOneByte(int first) {
        int mark = first >>> 16;
        boolean angle = first >>> 24 == '<' || (first >>> 16 & 0xFF) == '<' || (first & 0xFF) == '<';
        boolean zero = first >>> 24 == 0 || (first >>> 16 & 0xFF) == 0;
        return mark != 0xFEFF && mark != 0xFFFE && !(angle && zero);
    }

    private State next(char sign) {
        if (state == State.IN_THE_COLUMN || state == State.IN_THE_ROW) {
            return inThePlace(sign);
        }
        if (sign == ' ' || sign == '\t' || sign == '\r' || sign == '\n') {
            word.setLength(0);
            return state == State.ELSEWHERE ? State.BEFORE_A_NAME : state;
        }
        if (word.length() <= NAMESPACE.length()) {
            word.append(sign);
        }
        return switch (state) {
            case BEFORE_A_NAME -> sign == 'r' ? State.AFTER_R : other(sign);
            case AFTER_R -> sign == '=' ? State.AFTER_EQUALS : other(sign);
            case AFTER_EQUALS -> sign == '"' || sign == '\'' ? begun() : other(sign);
            default -> other(sign);
        };
    }

    /** A name may have a prefix, but what names a prefix is no place. */
    private State other(char sign) {
        return sign == ':' && !word.toString().equals(NAMESPACE + ":") ? State.BEFORE_A_NAME : State.ELSEWHERE;
    }

    private State begun() {
        letters = 0;
        return State.IN_THE_COLUMN;
    }

    /** A letter may also be written as a reference, which no program does. */
    private State inThePlace(char sign) {
        if (sign == '"' || sign == '\'') {
            return State.ELSEWHERE;
        }
        possible &= sign != '&';
        if (state == State.IN_THE_ROW || sign >= '0' && sign <= '9') {
            return State.IN_THE_ROW;
        }
        letters++;
        possible &= letters <= MOST_LETTERS;
        return State.IN_THE_COLUMN;
    }
}
