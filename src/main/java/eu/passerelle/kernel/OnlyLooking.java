package eu.passerelle.kernel;

/** While it is open, the thread that has begun it writes nothing to the graph, whatever it calls. */
public final class OnlyLooking implements AutoCloseable {
    private static final ThreadLocal<Boolean> HERE = ThreadLocal.withInitial(() -> false);

    private OnlyLooking() {}

    public static OnlyLooking begin() {
        HERE.set(true);
        return new OnlyLooking();
    }

    /** @throws NotWhileLooking while one is open here */
    static void requireNone() {
        if (HERE.get()) {
            throw new NotWhileLooking("writing to the graph");
        }
    }

    @Override
    public void close() {
        HERE.remove();
    }
}
