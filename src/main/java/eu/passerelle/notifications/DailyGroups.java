package eu.passerelle.notifications;

import eu.passerelle.kernel.GraphTransactions;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Which news people want once a day and not at once. */
@Component
class DailyGroups {
    private static final String FIND = "MATCH (c:DigestChoice {owner: $owner}) RETURN c.groups";
    private static final String SAVE = "MERGE (c:DigestChoice {owner: $owner}) SET c.groups = $groups";

    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;

    DailyGroups(Neo4jClient neo4j, GraphTransactions transactions) {
        this.neo4j = neo4j;
        this.transactions = transactions;
    }

    Set<NoticeGroup> of(String owner) {
        var groups = EnumSet.noneOf(NoticeGroup.class);
        neo4j.query(FIND)
                .bind(owner)
                .to("owner")
                .fetchAs(Object.class)
                .mappedBy((types, row) -> row.get(0).asList(name -> groups.add(NoticeGroup.valueOf(name.asString()))))
                .one();
        return groups;
    }

    void save(String owner, Collection<NoticeGroup> daily) {
        transactions.write(() -> neo4j.query(SAVE)
                .bindAll(Map.of(
                        "owner",
                        owner,
                        "groups",
                        daily.stream()
                                .filter(NoticeGroup::mayWait)
                                .map(Enum::name)
                                .sorted()
                                .toList()))
                .run());
    }
}
