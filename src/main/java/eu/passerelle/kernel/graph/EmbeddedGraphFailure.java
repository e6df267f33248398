package eu.passerelle.kernel.graph;

import java.nio.file.Path;
import org.neo4j.io.locker.FileLockException;

/** Why the embedded database did not start, in one sentence, and what to do. */
final class EmbeddedGraphFailure extends RuntimeException {
    private final String advice;

    private EmbeddedGraphFailure(String sentence, String advice, Throwable cause) {
        super(sentence, cause);
        this.advice = advice;
    }

    String advice() {
        return advice;
    }

    static EmbeddedGraphFailure of(Path directory, RuntimeException cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof FileLockException) {
                return new EmbeddedGraphFailure(
                        "The data folder '" + directory + "' is in use by another process.",
                        "Maybe Passerelle is running already: stop it, or set passerelle.graph.data-directory to another folder.",
                        cause);
            }
        }
        return unusable(directory, cause);
    }

    static EmbeddedGraphFailure unusable(Path directory, Throwable cause) {
        return new EmbeddedGraphFailure(
                "The data folder '" + directory + "' cannot be used: " + deepest(cause) + ".",
                "Maybe it belongs to another user, is not a folder, or its disk is full: mend that, or set passerelle.graph.data-directory to another folder.",
                cause);
    }

    static EmbeddedGraphFailure portTaken(int port, Throwable cause) {
        return new EmbeddedGraphFailure(
                "Port " + port + " for the embedded database is taken.",
                "Maybe another database runs there: set passerelle.graph.bolt-port to another port, or to 0 for any free one.",
                cause);
    }

    private static String deepest(Throwable failure) {
        Throwable t = failure;
        while (t.getCause() != null) {
            t = t.getCause();
        }
        return t.getMessage() == null ? t.getClass().getSimpleName() : t.getMessage();
    }
}
