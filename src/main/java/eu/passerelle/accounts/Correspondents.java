package eu.passerelle.accounts;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.TeamId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** What accounts know of those whom the network writes to. */
@Component
public class Correspondents {
    private static final String HOLDER = """
             WHERE coalesce(a.enabled, true)
             RETURN a.id AS account, subject, a.email AS email, coalesce(a.name, '') AS name, a.language AS language
            """;
    private static final String HOLDERS =
            "UNWIND $experts AS subject MATCH (a:Account)-[:ACTS_FOR]->(:Expert {id: subject})" + HOLDER
                    + "UNION ALL UNWIND $teams AS subject MATCH (a:Account)-[:COORDINATES]->(:Team {id: subject})"
                    + HOLDER;

    private final Neo4jClient neo4j;

    Correspondents(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    /** Those who may sign in for these experts and teams, by the id of expert or team; without an account, absent. */
    public Map<String, List<Holder>> holders(Collection<ExpertId> experts, Collection<TeamId> teams) {
        return neo4j
                .query(HOLDERS)
                .bindAll(Map.of(
                        "experts", experts.stream().map(ExpertId::value).toList(),
                        "teams", teams.stream().map(TeamId::value).toList()))
                .fetchAs(Holder.class)
                .mappedBy((types, row) -> new Holder(
                        new AccountId(row.get("account").asString()),
                        row.get("subject").asString(),
                        row.get("email").asString(),
                        row.get("name").asString(),
                        InterfaceLanguage.find(row.get("language").asString(""))))
                .all()
                .stream()
                .collect(Collectors.groupingBy(Holder::subject));
    }

    /**
     * @param subject the id of the expert or team
     * @param name may be empty
     * @param language empty until one is chosen
     */
    public record Holder(
            AccountId account, String subject, String email, String name, Optional<InterfaceLanguage> language) {}

    /** Those who coordinate the network. */
    public List<NetworkCoordinator> networkCoordinators() {
        return List.copyOf(neo4j.query("""
                        MATCH (a:Account {role: 'COORDINATOR'}) WHERE coalesce(a.enabled, true)
                        RETURN a.id AS account, a.email AS email, coalesce(a.name, '') AS name, coalesce(a.language, 'en') AS language
                        ORDER BY email LIMIT 50
                        """)
                .fetchAs(NetworkCoordinator.class)
                .mappedBy((types, row) -> new NetworkCoordinator(
                        new AccountId(row.get("account").asString()),
                        row.get("email").asString(),
                        row.get("name").asString(),
                        InterfaceLanguage.find(row.get("language").asString()).orElse(InterfaceLanguage.EN)))
                .all());
    }

    /** @param name may be empty */
    public record NetworkCoordinator(AccountId account, String email, String name, InterfaceLanguage language) {}
}
