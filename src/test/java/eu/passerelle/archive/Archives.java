package eu.passerelle.archive;

import eu.passerelle.kernel.GraphSchema;
import java.io.IOException;
import java.nio.file.Path;
import org.neo4j.driver.Driver;

/** What an operator does by the command line, for tests elsewhere. */
public final class Archives {
    private Archives() {}

    public static void export(Driver driver, Path file) throws IOException {
        ArchiveApplication.export(driver, file, GraphSchema.migrate(driver), true);
    }

    /** In place of all that is there. */
    public static void restore(Driver driver, Path file) {
        String schema = GraphSchema.migrate(driver);
        driver.executableQuery("MATCH (n) WHERE none(l IN labels(n) WHERE l STARTS WITH '__') DETACH DELETE n")
                .execute();
        ArchiveApplication.restore(driver, file, schema);
    }
}
