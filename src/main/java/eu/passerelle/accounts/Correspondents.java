package eu.passerelle.accounts;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.TeamId;
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
        return language(
                "MATCH (a:Account)-[:ACTS_FOR]->(:Expert {id: $id}) WHERE a.language IS NOT NULL RETURN a.language LIMIT 1",
                expert.value());
    }

    /** The language that a team's coordinator has chosen; empty without an account or a choice. */
    public Optional<InterfaceLanguage> languageOf(TeamId team) {
        return language(
                "MATCH (a:Account)-[:COORDINATES]->(:Team {id: $id}) WHERE a.language IS NOT NULL RETURN a.language LIMIT 1",
                team.value());
    }

    private Optional<InterfaceLanguage> language(String cypher, String id) {
        return neo4j.query(cypher).bind(id).to("id").fetchAs(String.class).one().flatMap(InterfaceLanguage::find);
    }

    /** Those who coordinate the network. */
    public List<NetworkCoordinator> networkCoordinators() {
        return List.copyOf(neo4j.query("""
                        MATCH (a:Account {role: 'COORDINATOR'}) WHERE coalesce(a.enabled, true)
                        RETURN a.email AS email, coalesce(a.name, '') AS name, coalesce(a.language, 'en') AS language ORDER BY email LIMIT 50
                        """)
                .fetchAs(NetworkCoordinator.class)
                .mappedBy((types, row) -> new NetworkCoordinator(
                        row.get("email").asString(),
                        row.get("name").asString(),
                        InterfaceLanguage.find(row.get("language").asString()).orElse(InterfaceLanguage.EN)))
                .all());
    }

    /** @param name may be empty */
    public record NetworkCoordinator(String email, String name, InterfaceLanguage language) {}
}
