package eu.passerelle.matching.search;

import java.nio.file.Path;

/** Another process has the index open. */
final class IndexInUse extends RuntimeException {
    IndexInUse(Path path, Throwable cause) {
        super("The search index '" + path.toAbsolutePath() + "' is in use by another process.", cause);
    }
}
