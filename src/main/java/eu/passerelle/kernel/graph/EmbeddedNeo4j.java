package eu.passerelle.kernel.graph;

import eu.passerelle.kernel.SecretToken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.neo4j.configuration.Config;
import org.neo4j.configuration.GraphDatabaseInternalSettings;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.driver.AuthToken;
import org.neo4j.driver.AuthTokens;
import org.neo4j.graphdb.config.Setting;
import org.neo4j.kernel.internal.GraphDatabaseAPI;
import org.springframework.boot.neo4j.autoconfigure.Neo4jConnectionDetails;

/**
 * Neo4j Community in this process, spoken to over Bolt on loopback like any other server. Its password is made anew at
 * each start and kept in memory only.
 */
final class EmbeddedNeo4j implements Neo4jConnectionDetails, AutoCloseable {
    private static final String USER = "neo4j";
    private static final String LOOPBACK = "127.0.0.1";

    private final DatabaseManagementService service;
    private final URI uri;
    private final SecretToken password = SecretToken.random();

    EmbeddedNeo4j(EmbeddedGraphProperties properties) {
        Path directory = properties.dataDirectory().toAbsolutePath().normalize();
        requireUsable(directory);
        requireFree(properties.boltPort());
        service = start(directory, properties);
        uri = URI.create("bolt://" + LOOPBACK + ":" + boltPort());
        service.database("system")
                .executeTransactionally(
                        "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED",
                        Map.of("password", password.value()));
    }

    @Override
    public URI getUri() {
        return uri;
    }

    @Override
    public AuthToken getAuthToken() {
        return AuthTokens.basic(USER, password.value());
    }

    @Override
    public void close() {
        service.shutdown();
    }

    private static DatabaseManagementService start(Path directory, EmbeddedGraphProperties properties) {
        try {
            return new DatabaseManagementServiceBuilder(directory)
                    .setConfig(parsed(properties.settings()))
                    .setConfig(GraphDatabaseSettings.auth_enabled, true)
                    .setConfig(
                            GraphDatabaseSettings.pagecache_memory,
                            properties.pageCache().toBytes())
                    .setConfig(GraphDatabaseSettings.lock_acquisition_timeout, Duration.ofSeconds(10))
                    // Bolt would wait five seconds, twice, for newcomers when it stops; the only one that comes has
                    // left by then.
                    .setConfig(GraphDatabaseInternalSettings.netty_server_shutdown_quiet_period, Duration.ZERO)
                    .setConfig(GraphDatabaseInternalSettings.netty_server_shutdown_timeout, Duration.ofSeconds(1))
                    .setConfig(GraphDatabaseSettings.shutdown_transaction_end_timeout, Duration.ofSeconds(1))
                    .setConfig(BoltConnector.enabled, true)
                    .setConfig(BoltConnector.listen_address, new SocketAddress(LOOPBACK, properties.boltPort()))
                    .build();
        } catch (RuntimeException e) {
            throw EmbeddedGraphFailure.of(directory, e);
        }
    }

    private static Map<Setting<?>, Object> parsed(Map<String, String> settings) {
        Config config = Config.newBuilder().setRaw(settings).build();
        return settings.keySet().stream()
                .map(config::getSetting)
                .collect(Collectors.toMap(setting -> setting, config::get));
    }

    private int boltPort() {
        return ((GraphDatabaseAPI) service.database("system"))
                .getDependencyResolver()
                .resolveDependency(ConnectorPortRegister.class)
                .getLocalAddress(ConnectorType.BOLT)
                .getPort();
    }

    private static void requireUsable(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw EmbeddedGraphFailure.unusable(directory, e);
        }
        if (!Files.isWritable(directory)) {
            throw EmbeddedGraphFailure.unusable(directory, new IOException("not writable"));
        }
    }

    private static void requireFree(int port) {
        if (port == 0) {
            return;
        }
        try (var socket = new ServerSocket(port, 1, InetAddress.getByName(LOOPBACK))) {
            socket.setReuseAddress(true);
        } catch (IOException e) {
            throw EmbeddedGraphFailure.portTaken(port, e);
        }
    }
}
