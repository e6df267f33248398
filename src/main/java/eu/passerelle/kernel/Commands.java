package eu.passerelle.kernel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Commands that take effect once. The one who asks makes the key; asking again with it gives the first answer, even when
 * the first answer never arrived, and even when both arrive at once.
 */
@Component
public class Commands {
    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final JsonMapper json;
    private final Closing closing;
    private final Clock clock;

    Commands(Neo4jClient neo4j, GraphTransactions transactions, JsonMapper json, Closing closing, Clock clock) {
        this.neo4j = neo4j;
        this.transactions = transactions;
        // An answer that was kept before an update may lack what answers have now.
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
        this.closing = closing;
        this.clock = clock;
    }

    /** For a command that its scope says all about. @see #once(String, String, String, Class, Supplier) */
    public <T> T once(String scope, String key, Class<T> answerType, Supplier<T> work) {
        return once(scope, key, "", answerType, work);
    }

    /**
     * @param scope who asks and for what, such as {@code account:operation}; the same key in another scope is another command
     * @param key made by the client, 1 to 200 characters
     * @param asked what else the command says, such as a time; only a hash of it is kept
     * @param work runs in the transaction that keeps its answer; when it throws, nothing is kept
     * @throws Conflict when something else was asked with this key before
     */
    public <T> T once(String scope, String key, String asked, Class<T> answerType, Supplier<T> work) {
        if (key.isBlank() || key.length() > 200) {
            throw new InvalidInput(FieldProblem.of("commandId", "problem.commandId"));
        }
        String id = scope + ":" + key;
        String hash = hash(asked);
        return transactions.write(() -> lockedAnswer(id, hash)
                .map(answer -> json.readValue(answer, answerType))
                .orElseGet(() -> {
                    T answer = work.get();
                    closing.keep(id, json.writeValueAsString(answer));
                    return answer;
                }));
    }

    /**
     * Forgets all that was asked in a scope and in those that begin with it, for what must leave no trace. In the running
     * transaction; a command of the scope that is running there is forgotten, too.
     */
    public void forget(String scope) {
        closing.forget(scope + ":");
        neo4j.query("MATCH (c:Command) WHERE c.id STARTS WITH $scope DELETE c")
                .bind(scope + ":")
                .to("scope")
                .run();
    }

    /** One that was kept in the running transaction is not in the graph yet. */
    private Optional<String> lockedAnswer(String id, String asked) {
        Known known = neo4j.query("""
                        MERGE (c:Command {id: $id}) ON CREATE SET c.at = $at, c.asked = $asked
                        SET c.rev = 0
                        RETURN c.answer AS answer, coalesce(c.asked, $asked) = $asked AS same
                        """)
                .bind(id)
                .to("id")
                .bind(asked)
                .to("asked")
                .bind(clock.instant().atZone(ZoneOffset.UTC))
                .to("at")
                .fetchAs(Known.class)
                .mappedBy((types, row) -> new Known(
                        Optional.ofNullable(row.get("answer").asString(null)),
                        row.get("same").asBoolean()))
                .one()
                .orElseThrow();
        Optional<String> answer = known.answer().or(() -> closing.kept(id));
        if (answer.isPresent() && !known.same()) {
            throw new Conflict("problem.commandReused");
        }
        return answer;
    }

    private record Known(Optional<String> answer, boolean same) {}

    private static String hash(String asked) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(asked.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
