package eu.passerelle.kernel;

import ac.simons.neo4j.migrations.core.MigrationVersion;
import ac.simons.neo4j.migrations.core.Migrations;
import ac.simons.neo4j.migrations.core.MigrationsConfig;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.RetryableException;
import org.neo4j.driver.exceptions.ServiceUnavailableException;

/**
 * The constraints and indexes of the graph: they come from the migrations in {@code graph-schema} only.
 *
 * <p>Nodes that start together take turns. A turn is a transaction that has written to one node: the database ends it when
 * its process dies. The lock of the migrations themselves is a node that a dead process leaves behind, so that nobody could
 * ever start again, and of two who start together the second fails; whoever has the turn may take it away.
 */
public final class GraphSchema {
    /** Of ten seconds each, where the database is set up as ours is. */
    private static final int MOST_WAITS = 60;

    private static final String ONE_TURN =
            "CREATE CONSTRAINT migrations_turn IF NOT EXISTS FOR (n:__Neo4jMigrationsTurn) REQUIRE n.name IS UNIQUE";
    private static final String TAKE_TURN = "MERGE (n:__Neo4jMigrationsTurn {name: 'schema'}) SET n.rev = 0";
    private static final String FORGET_THE_DEAD = "MATCH (n:__Neo4jMigrationsLock) DELETE n";

    private GraphSchema() {}

    /** Brings the schema up to date, and says which version that is. */
    public static String migrate(Driver driver) {
        try (Session session = driver.session();
                Transaction turn = turn(driver, session)) {
            driver.executableQuery(FORGET_THE_DEAD).execute();
            String version = migrated(driver);
            turn.commit();
            return version;
        }
    }

    private static String migrated(Driver driver) {
        return new Migrations(
                        MigrationsConfig.builder()
                                .withLocationsToScan("classpath:graph-schema")
                                .build(),
                        driver)
                .apply()
                .map(MigrationVersion::getValue)
                .orElse("");
    }

    /** The database lets nobody wait longer than its own limit for locks, so one asks again. */
    private static Transaction turn(Driver driver, Session session) {
        for (int wait = 1; ; wait++) {
            try {
                driver.executableQuery(ONE_TURN).execute();
                return taken(session.beginTransaction());
            } catch (Neo4jException e) {
                boolean isAway = e instanceof ServiceUnavailableException;
                if (isAway || !(e instanceof RetryableException) || wait == MOST_WAITS) {
                    throw e;
                }
            }
        }
    }

    private static Transaction taken(Transaction turn) {
        try {
            turn.run(TAKE_TURN).consume();
            return turn;
        } catch (Neo4jException e) {
            turn.close();
            throw e;
        }
    }
}
