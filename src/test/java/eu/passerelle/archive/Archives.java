package eu.passerelle.archive;

import eu.passerelle.kernel.GraphSchema;
import java.io.IOException;
import java.nio.file.Path;
import org.neo4j.driver.Driver;

/** What an operator does by the command line, for tests elsewhere. */
public final class Archives {
    private static final int ATTEMPTS = 10;

    private Archives() {}

    public static void export(Driver driver, Path file) throws IOException {
        ArchiveApplication.export(driver, file, GraphSchema.migrate(driver), true);
    }

    /** In place of all that is there. A command line has the graph to itself; here the product may write a cursor in between. */
    public static void restore(Driver driver, Path file) {
        String schema = GraphSchema.migrate(driver);
        for (int attempt = 1; ; attempt++) {
            driver.executableQuery("MATCH (n) WHERE none(l IN labels(n) WHERE l STARTS WITH '__') DETACH DELETE n")
                    .execute();
            try {
                ArchiveApplication.restore(driver, file, schema);
                return;
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
