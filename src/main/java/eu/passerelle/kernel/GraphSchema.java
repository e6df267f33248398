package eu.passerelle.kernel;

import ac.simons.neo4j.migrations.core.MigrationVersion;
import ac.simons.neo4j.migrations.core.Migrations;
import ac.simons.neo4j.migrations.core.MigrationsConfig;
import org.neo4j.driver.Driver;

/** The constraints and indexes of the graph: they come from the migrations in {@code graph-schema} only. */
public final class GraphSchema {
    private GraphSchema() {}

    /** Brings the schema up to date, and says which version that is. */
    public static String migrate(Driver driver) {
        return new Migrations(
                        MigrationsConfig.builder()
                                .withLocationsToScan("classpath:graph-schema")
                                .build(),
                        driver)
                .apply()
                .map(MigrationVersion::getValue)
                .orElse("");
    }
}
