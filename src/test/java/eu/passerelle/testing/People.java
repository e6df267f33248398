package eu.passerelle.testing;

import eu.passerelle.accounts.Role;
import eu.passerelle.kernel.GraphTransactions;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** A person of each kind to sign in as, with nobody and nothing else around. */
@Component
public class People {
    public static final String PASSWORD = "for tests only";
    /** The cheapest that there is; the hash says so itself, so the product checks it like any other. */
    private static final String HASH = Optional.ofNullable(new Argon2PasswordEncoder(16, 32, 1, 64, 1).encode(PASSWORD))
            .orElseThrow();

    private static final String FOR_NOBODY =
            "CREATE (:Account {id: $id, email: $email, name: $id, role: $role, enabled: true, passwordHash: $hash})";
    private static final Map<Role, String> WRITE = Map.of(
            Role.COORDINATOR,
            FOR_NOBODY,
            Role.AUDITOR,
            FOR_NOBODY,
            Role.OPERATOR,
            FOR_NOBODY,
            Role.CITY,
            """
            MERGE (t:Team {id: $subject})
            CREATE (a:Account {id: $id, email: $email, name: $id, role: $role, enabled: true, passwordHash: $hash})
            CREATE (a)-[:COORDINATES]->(t)
            """,
            Role.EXPERT,
            """
            MERGE (e:Expert {id: $subject})
            CREATE (a:Account {id: $id, email: $email, name: $id, role: $role, enabled: true, passwordHash: $hash})
            CREATE (a)-[:ACTS_FOR]->(e)
            """);

    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;

    People(Neo4jClient neo4j, GraphTransactions transactions) {
        this.neo4j = neo4j;
        this.transactions = transactions;
    }

    /** @param subject the id of the team or the expert that the person acts for; coordinators, auditors and operators act for none */
    public String create(Role role, String subject) {
        String id = role.name().toLowerCase(Locale.ROOT) + "-" + subject;
        String email = id + "@example.org";
        transactions.write(() -> neo4j.query(WRITE.get(role))
                .bindAll(Map.of("id", id, "email", email, "role", role.name(), "hash", HASH, "subject", subject))
                .run());
        return email;
    }
}
