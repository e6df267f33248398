package eu.passerelle.notifications;

import eu.passerelle.kernel.GraphTransactions;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.neo4j.driver.Record;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** What each person has chosen; {@link DigestChoice#USUAL} for those who have not. */
@Component
class DigestChoices {
    private static final String FIND =
            "MATCH (c:DigestChoice) WHERE c.owner IN $owners RETURN c.owner AS owner, c.groups AS groups, c.hour AS hour";
    private static final String SAVE = "MERGE (c:DigestChoice {owner: $owner}) SET c.groups = $groups, c.hour = $hour";

    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;

    DigestChoices(Neo4jClient neo4j, GraphTransactions transactions) {
        this.neo4j = neo4j;
        this.transactions = transactions;
    }

    DigestChoice of(String owner) {
        return all(List.of(owner)).getOrDefault(owner, DigestChoice.USUAL);
    }

    /** Those who have not chosen are absent. */
    Map<String, DigestChoice> all(Collection<String> owners) {
        return neo4j
                .query(FIND)
                .bind(List.copyOf(owners))
                .to("owners")
                .fetchAs(Owned.class)
                .mappedBy((types, row) -> read(row))
                .all()
                .stream()
                .collect(Collectors.toMap(Owned::owner, Owned::choice));
    }

    private record Owned(String owner, DigestChoice choice) {}

    private static Owned read(Record row) {
        var groups = row.get("groups").asList(name -> NoticeGroup.valueOf(name.asString()));
        return new Owned(
                row.get("owner").asString(),
                new DigestChoice(
                        groups.stream().collect(Collectors.toSet()),
                        row.get("hour").asLocalTime(DigestChoice.USUAL.hour())));
    }

    void save(String owner, Collection<NoticeGroup> daily, LocalTime hour) {
        List<String> groups = daily.stream()
                .filter(NoticeGroup::mayWait)
                .map(Enum::name)
                .sorted()
                .toList();
        transactions.write(() -> neo4j.query(SAVE)
                .bindAll(Map.of("owner", owner, "groups", groups, "hour", hour))
                .run());
    }
}
