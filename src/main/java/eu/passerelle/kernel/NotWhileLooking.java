package eu.passerelle.kernel;

/** Something was about to be changed, or shown, by a request that may only look. */
public final class NotWhileLooking extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotWhileLooking(String what) {
        super("A request that may only look asked for " + what);
    }
}
