package eu.passerelle.accounts;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.InterfaceLanguage;
import java.util.List;
import java.util.Optional;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** What accounts know of those whom the network writes to. */
@Component
public class Correspondents {
    private final Neo4jClient neo4j;

    Correspondents(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    /** The language that an expert has chosen; empty without an account or a choice. */
    public Optional<InterfaceLanguage> languageOf(ExpertId expert) {
        return neo4j.query("""
                        MATCH (a:Account)-[:ACTS_FOR]->(:Expert {id: $expert}) WHERE a.language IS NOT NULL
                        RETURN a.language LIMIT 1
                        """)
                .bind(expert.value())
                .to("expert")
                .fetchAs(String.class)
                .one()
                .flatMap(InterfaceLanguage::find);
    }

    /** Those who coordinate the network. */
    public List<NetworkCoordinator> networkCoordinators() {
        return List.copyOf(neo4j.query("""
                        MATCH (a:Account {role: 'COORDINATOR'}) WHERE coalesce(a.enabled, true)
                        RETURN a.email AS email, coalesce(a.language, 'en') AS language ORDER BY email LIMIT 50
                        """)
                .fetchAs(NetworkCoordinator.class)
                .mappedBy((types, row) -> new NetworkCoordinator(
                        row.get("email").asString(),
                        InterfaceLanguage.find(row.get("language").asString()).orElse(InterfaceLanguage.EN)))
                .all());
    }

    public record NetworkCoordinator(String email, InterfaceLanguage language) {}
}
