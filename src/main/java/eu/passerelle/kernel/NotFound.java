package eu.passerelle.kernel;

/** Nothing of this name exists for the one who asks: absent and forbidden look the same from outside. */
public final class NotFound extends RuntimeException {
    private final String kind;

    public NotFound(String kind, String id) {
        super(kind + " '" + abbreviate(id) + "' is not known here");
        this.kind = kind;
    }

    public String kind() {
        return kind;
    }

    private static String abbreviate(String id) {
        return id.length() <= 64 ? id : id.substring(0, 64) + "…";
    }
}
