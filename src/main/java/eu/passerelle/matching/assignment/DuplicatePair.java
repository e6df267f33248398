package eu.passerelle.matching.assignment;

/** A pair was given twice, and nobody can say which score counts. */
public final class DuplicatePair extends RuntimeException {
    private final int request;
    private final int expert;

    DuplicatePair(int request, int expert) {
        super("Request " + request + " and expert " + expert
                + " were given twice. Maybe one of the two lines is too many.");
        this.request = request;
        this.expert = expert;
    }

    public int request() {
        return request;
    }

    public int expert() {
        return expert;
    }
}
