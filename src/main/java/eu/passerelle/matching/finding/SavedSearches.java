package eu.passerelle.matching.finding;

import eu.passerelle.accounts.Viewer;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.Typed;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Searches that somebody comes back to. They are nobody else's. */
@Component
class SavedSearches {
    static final int LONGEST_NAME = 80;
    static final int MOST = 30;

    private static final String LIST = """
            MATCH (s:SavedSearch {accountId: $account})
            RETURN s.id AS id, s.name AS name, s.query AS query ORDER BY toLower(s.name), s.id LIMIT $most
            """;
    private static final String LOCK = "MATCH (a:Account {id: $account}) SET a.rev = 0";
    private static final String COUNT =
            "MATCH (s:SavedSearch {accountId: $account}) WHERE s.name <> $name RETURN count(s)";
    private static final String SAVE = """
            MERGE (s:SavedSearch {accountId: $account, name: $name})
            ON CREATE SET s.id = $id
            SET s.query = $query, s.savedAt = $now
            """;
    private static final String REMOVE =
            "MATCH (s:SavedSearch {id: $id, accountId: $account}) DELETE s RETURN count(*)";

    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final Clock clock;

    SavedSearches(Neo4jClient neo4j, GraphTransactions transactions, Clock clock) {
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.clock = clock;
    }

    record Saved(String id, String name, String href) {}

    List<Saved> of(Viewer viewer) {
        return List.copyOf(neo4j.query(LIST)
                .bindAll(Map.of("account", viewer.account().value(), "most", MOST))
                .fetchAs(Saved.class)
                .mappedBy((types, row) -> new Saved(
                        row.get("id").asString(),
                        row.get("name").asString(),
                        SearchAddress.PATH + "?" + row.get("query").asString()))
                .all());
    }

    /**
     * The same name again means the new search.
     *
     * @throws InvalidInput when it has no name, cannot be searched, or is one too many
     */
    void save(Viewer viewer, String typedName, SearchAddress search) {
        String name = Typed.text(typedName).replaceAll("\\s+", " ");
        if (name.isEmpty() || Typed.length(name) > LONGEST_NAME) {
            throw new InvalidInput(FieldProblem.of("name", "matching.problem.searchName", LONGEST_NAME));
        }
        ExpertSearch.requireReadable(search);
        if (search.isEmpty()) {
            throw new InvalidInput(FieldProblem.of("q", "matching.problem.searchNothing"));
        }
        String account = viewer.account().value();
        transactions.write(() -> {
            neo4j.query(LOCK).bind(account).to("account").run();
            long others = neo4j.query(COUNT)
                    .bindAll(Map.of("account", account, "name", name))
                    .fetchAs(Long.class)
                    .one()
                    .orElse(0L);
            if (others >= MOST) {
                throw new InvalidInput(FieldProblem.of("name", "matching.problem.searches", MOST));
            }
            neo4j.query(SAVE)
                    .bindAll(Map.of(
                            "account", account,
                            "name", name,
                            "id", Ids.random(),
                            "query", search.query(),
                            "now", clock.instant().atZone(ZoneOffset.UTC)))
                    .run();
        });
    }

    void remove(Viewer viewer, String id) {
        Ids.requireWellFormed("SavedSearch", id);
        long removed = transactions.write(() -> neo4j.query(REMOVE)
                .bindAll(Map.of("id", id, "account", viewer.account().value()))
                .fetchAs(Long.class)
                .one()
                .orElse(0L));
        if (removed == 0) {
            throw new NotFound("SavedSearch", id);
        }
    }
}
