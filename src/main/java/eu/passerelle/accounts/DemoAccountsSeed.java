package eu.passerelle.accounts;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import eu.passerelle.kernel.DemoSeed;
import eu.passerelle.kernel.SeedFiles;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Accounts for everybody in the fictional network, all with one password that is printed everywhere. Nothing else ever
 * writes that password, so no account outside the demonstration has it.
 */
@Component
class DemoAccountsSeed extends DemoSeed {
    private static final String TEAMS = "demo/teams.yml";
    private static final String EXPERTS = "demo/experts.yml";

    private static final String WRITE_NETWORK = """
            UNWIND $rows AS row
            MERGE (a:Account {id: 'demo-' + row.id})
            SET a.email = row.email, a.name = row.name, a.role = row.role, a.enabled = true, a.passwordHash = $hash
            """;
    private static final String WRITE_TEAMS = """
            UNWIND $rows AS row
            MATCH (t:Team {id: row.id})
            MERGE (a:Account {id: 'demo-' + row.id})
            ON CREATE SET a.language = row.language
            SET a.email = row.email, a.name = row.name, a.role = 'CITY', a.enabled = true, a.passwordHash = $hash
            MERGE (a)-[:COORDINATES]->(t)
            """;
    private static final String WRITE_EXPERTS = """
            UNWIND $rows AS row
            MATCH (e:Expert {id: row.id})
            MERGE (a:Account {id: 'demo-' + row.id})
            SET a.email = row.email, a.name = row.name, a.role = 'EXPERT', a.enabled = true, a.passwordHash = $hash
            MERGE (a)-[:ACTS_FOR]->(e)
            """;

    private final SeedFiles files;
    private final Neo4jClient neo4j;
    private final Supplier<String> hash;

    DemoAccountsSeed(SeedFiles files, Neo4jClient neo4j, Passwords passwords) {
        super("demo-accounts", 40, files, TEAMS, EXPERTS);
        this.files = files;
        this.neo4j = neo4j;
        this.hash = SingletonSupplier.of(() -> passwords.hash(DemoSignIn.PASSWORD));
    }

    /** One hash for all: 111 of them would take half a minute, and protect a password that everybody knows. */
    @Override
    public String version() {
        return super.version() + "-oversight";
    }

    @Override
    public void load() {
        write(
                WRITE_NETWORK,
                List.of(
                        networkRow(DemoSignIn.COORDINATOR, "Marit Solberg"),
                        networkRow(DemoSignIn.AUDITOR, "Tomasz Wiśniewski"),
                        networkRow(DemoSignIn.OPERATOR, "Aino Lehtonen"),
                        Map.of(
                                "id", "coordinator-2",
                                "email", "coordinator2@demo.passerelle.example",
                                "name", "Luc Hoffmann",
                                "role", Role.COORDINATOR.name())));
        write(WRITE_TEAMS, files.yaml(TEAMS, TeamsFile.class).rows());
        write(WRITE_EXPERTS, files.yaml(EXPERTS, ExpertsFile.class).rows());
    }

    private static Map<String, Object> networkRow(DemoSignIn who, String name) {
        return Map.of(
                "id", who.name().toLowerCase(Locale.ROOT), "email", who.email(), "name", name, "role", who.name());
    }

    private void write(String statement, List<Map<String, Object>> rows) {
        neo4j.query(statement).bind(hash.get()).to("hash").bind(rows).to("rows").run();
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record TeamsFile(List<TeamEntry> teams) {
        List<Map<String, Object>> rows() {
            return teams.stream().map(TeamEntry::row).toList();
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record TeamEntry(String id, Person coordinator) {
        Map<String, Object> row() {
            return Map.of(
                    "id",
                    id,
                    "email",
                    Accounts.normal(coordinator.email()),
                    "name",
                    coordinator.givenName() + " " + coordinator.familyName(),
                    "language",
                    coordinator.language());
        }
    }

    record Person(String givenName, String familyName, String email, String language) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ExpertsFile(List<ExpertEntry> experts) {
        List<Map<String, Object>> rows() {
            return experts.stream().map(ExpertEntry::row).toList();
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ExpertEntry(String id, String givenName, String familyName, String email) {
        Map<String, Object> row() {
            return Map.of("id", id, "email", Accounts.normal(email), "name", givenName + " " + familyName);
        }
    }
}
