package eu.passerelle.directory.profiles;

import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.GraphTransactions;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** The code of conduct: who mentors has signed its present version. */
@Component
class Conduct {
    /** Another wording is another version, and is signed again. */
    static final String VERSION = "1";

    private static final String SIGNED = """
            MATCH (e:Expert {id: $id}) WHERE e.conductVersion = $version RETURN e.conductOn
            """;
    private static final String SIGN = """
            MATCH (e:Expert {id: $id}) SET e.conductVersion = $version, e.conductOn = $today
            """;

    private final Profiles profiles;
    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;

    Conduct(Profiles profiles, Neo4jClient neo4j, GraphTransactions transactions) {
        this.profiles = profiles;
        this.neo4j = neo4j;
        this.transactions = transactions;
    }

    /** When the present version was signed. */
    Optional<LocalDate> signedOn(ExpertId id) {
        return neo4j.query(SIGNED)
                .bindAll(Map.of("id", id.value(), "version", VERSION))
                .fetchAs(LocalDate.class)
                .one();
    }

    void sign(ExpertViewer viewer) {
        transactions.write(() -> {
            var expert = profiles.locked(viewer.expert());
            neo4j.query(SIGN)
                    .bindAll(Map.of("id", expert.id().value(), "version", VERSION, "today", profiles.today(expert)))
                    .run();
            profiles.changed(viewer, expert.id(), ProfileAction.CONDUCT_SIGNED, "", List.of());
        });
    }
}
