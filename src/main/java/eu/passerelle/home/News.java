package eu.passerelle.home;

import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.accounts.Viewer.Overseer;
import java.util.Map;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** How much there is that somebody was told and has not read. */
@Component
class News {
    private static final String UNREAD = """
            MATCH (n:Notice {owner: $owner}) WHERE NOT $account IN n.readBy
            RETURN count(n)
            """;

    private final Neo4jClient neo4j;

    News(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    long unread(Viewer viewer) {
        String owner = switch (viewer) {
            case CityViewer city -> "team:" + city.team();
            case ExpertViewer expert -> "expert:" + expert.expert();
            case CoordinatorViewer coordinator -> "account:" + coordinator.account();
            case Overseer overseer -> "account:" + overseer.account();
        };
        return neo4j.query(UNREAD)
                .bindAll(Map.of("owner", owner, "account", viewer.account().value()))
                .fetchAs(Long.class)
                .one()
                .orElse(0L);
    }
}
