package eu.passerelle.scheduling.outside;

/** Nothing of the file can be used. The code ends a message key. */
final class UnreadableCalendar extends RuntimeException {
    private final String code;

    UnreadableCalendar(String code) {
        super(code, null, false, false);
        this.code = code;
    }

    String code() {
        return code;
    }
}
