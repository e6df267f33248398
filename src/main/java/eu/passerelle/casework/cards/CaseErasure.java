package eu.passerelle.casework.cards;

import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.kernel.Commands;
import eu.passerelle.kernel.GraphTransactions;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Erases cards, whole, and keeps a proof that names nothing: a hash of the code, the month, and of how many parts it was.
 * Whoever has the code on a sheet can ask for the proof; nobody can list whose cards they were.
 */
@Component
class CaseErasure {
    private static final Logger log = LoggerFactory.getLogger(CaseErasure.class);
    private static final int AT_ONCE = 50;

    private static final String OVER = """
            MATCH (c:CaseCard) WHERE c.expiresOn < $today AND NOT c.id IN $failed
            RETURN c.id ORDER BY c.expiresOn LIMIT $most
            """;
    private static final String OF_TEAM =
            "MATCH (:Team {id: $team})<-[:KEPT_BY]-(c:CaseCard) RETURN c.id ORDER BY c.id";
    private static final String ERASE = """
            MATCH (c:CaseCard {id: $id})
            SET c.rev = 0
            WITH c, c.code AS code, [(c)<-[:PART_OF_CARD]-(part) | part] AS parts
            FOREACH (part IN parts | DETACH DELETE part)
            DETACH DELETE c
            RETURN code AS code, size(parts) + 1 AS parts
            """;
    private static final String PROVE = """
            MERGE (p:CaseProof {hash: $hash})
            SET p.month = $month, p.parts = $parts
            """;
    private static final String PROOF = "MATCH (p:CaseProof {hash: $hash}) RETURN properties(p) AS p";
    private static final String PROOFS = "MATCH (p:CaseProof) RETURN count(p)";

    private final Neo4jClient neo4j;
    private final CaseCards cards;
    private final Assessments assessments;
    private final Commands commands;
    private final GraphTransactions transactions;

    CaseErasure(
            Neo4jClient neo4j,
            CaseCards cards,
            Assessments assessments,
            Commands commands,
            GraphTransactions transactions) {
        this.neo4j = neo4j;
        this.cards = cards;
        this.assessments = assessments;
        this.commands = commands;
        this.transactions = transactions;
    }

    /** @param parts of which the card was made, itself counted */
    record Proof(String hash, YearMonth month, int parts) {}

    /** By hand, at any time, for good. @return the hash under which the proof stands */
    String erase(CityViewer viewer, String id, String commandId) {
        String hash = cards.get(viewer, id).code().hash();
        commands.once(CaseCards.scope(id, viewer), commandId, "erase", Boolean.class, () -> {
            erase(id);
            return true;
        });
        return hash;
    }

    /** Also while the module is off, when nobody sees them. */
    void eraseAll(CityViewer viewer, String commandId) {
        commands.once("casework.eraseAll:" + viewer.account(), commandId, "eraseAll", Boolean.class, () -> {
            of(viewer).forEach(this::erase);
            return true;
        });
    }

    int number(CityViewer viewer) {
        return of(viewer).size();
    }

    private List<String> of(CityViewer viewer) {
        return List.copyOf(neo4j.query(OF_TEAM)
                .bind(viewer.team().value())
                .to("team")
                .fetchAs(String.class)
                .all());
    }

    Optional<Proof> proof(String hash) {
        return neo4j.query(PROOF)
                .bind(hash)
                .to("hash")
                .fetchAs(Proof.class)
                .mappedBy((types, row) -> new Proof(
                        row.get("p").get("hash").asString(),
                        YearMonth.parse(row.get("p").get("month").asString()),
                        row.get("p").get("parts").asInt()))
                .one();
    }

    long proofs() {
        return neo4j.query(PROOFS).fetchAs(Long.class).one().orElse(0L);
    }

    /** Each hour, as nobody can see what is over anyway. One that cannot be erased stands in the way of no other. */
    @Scheduled(cron = "0 23 * * * *")
    void eraseWhatIsOver() {
        if (!assessments.areHeld()) {
            transactions.write(assessments::startClock);
        }
        var failed = new ArrayList<String>();
        List<String> over = over(failed);
        while (!over.isEmpty()) {
            over.stream().filter(id -> !eraseAlone(id)).forEach(failed::add);
            over = over(failed);
        }
    }

    /** Whether it could be. Of a failure only the kind is told: its message may hold what is to be erased. */
    private boolean eraseAlone(String id) {
        try {
            transactions.write(() -> erase(id));
            return true;
        } catch (RuntimeException e) {
            log.error("A card whose time is over could not be erased: {}", e.getClass());
            return false;
        }
    }

    private List<String> over(List<String> failed) {
        return List.copyOf(neo4j.query(OVER)
                .bindAll(Map.of("today", today(), "most", AT_ONCE, "failed", failed))
                .fetchAs(String.class)
                .all());
    }

    /** With the commands on it, also the one that may be running. */
    private void erase(String id) {
        neo4j.query(ERASE)
                .bind(id)
                .to("id")
                .fetchAs(Erased.class)
                .mappedBy((types, row) -> new Erased(
                        new CaseCode(row.get("code").asString()),
                        row.get("parts").asInt()))
                .one()
                .ifPresent(this::prove);
        commands.forget(CaseCards.scope(id));
    }

    private record Erased(CaseCode code, int parts) {}

    private void prove(Erased erased) {
        neo4j.query(PROVE)
                .bindAll(Map.of(
                        "hash",
                        erased.code().hash(),
                        "month",
                        YearMonth.from(today()).toString(),
                        "parts",
                        erased.parts()))
                .run();
    }

    private LocalDate today() {
        return assessments.today();
    }
}
