package eu.passerelle.casework.cards;

import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.kernel.Commands;
import eu.passerelle.kernel.Ids;
import eu.passerelle.privacy.AuditEntry.Change;
import eu.passerelle.privacy.AuditTrail;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/**
 * The switch of the module. It is off until coordinators record an assessment, on while that holds, and off again when its
 * review day is over or they take it back. While it is off, no card can be seen, and all are on their way out.
 */
@Component
class Assessments {
    /** How long cards outlive the assessment: enough to record another, and to copy nothing. */
    static final Period GRACE = Period.ofDays(30);

    private static final String SUBJECT = "casework";
    private static final String LATEST = """
            MATCH (a:CaseworkAssessment)
            RETURN properties(a) AS a ORDER BY a.withdrawn, a.recordedAt DESC, a.id LIMIT 1
            """;
    private static final String RECORD = """
            CREATE (a:CaseworkAssessment {id: $id})
            SET a += $properties
            """;
    private static final String WITHDRAW = """
            MATCH (a:CaseworkAssessment) WHERE NOT a.withdrawn
            SET a.withdrawn = true
            """;
    private static final String START_CLOCK = """
            MATCH (c:CaseCard) WHERE c.expiresOn > $last
            SET c.expiresOn = $last
            """;

    /** Whoever was shown a card before the switch was off must be shown it anew. */
    private static final String CLOSE_VIEWS = "MATCH (v:CaseView) WHERE NOT v.withdrawn SET v.withdrawn = true";

    private final Neo4jClient neo4j;
    private final Commands commands;
    private final AuditTrail trail;
    private final Clock clock;

    Assessments(Neo4jClient neo4j, Commands commands, AuditTrail trail, Clock clock) {
        this.neo4j = neo4j;
        this.commands = commands;
        this.trail = trail;
        this.clock = clock;
    }

    /** The last one, even when it is over. */
    Optional<Assessment> latest() {
        return neo4j.query(LATEST)
                .fetchAs(Assessment.class)
                .mappedBy((types, row) -> new Assessment(
                        row.get("a").get("id").asString(),
                        row.get("a").get("reference").asString(),
                        row.get("a").get("decidedOn").asLocalDate(),
                        row.get("a").get("decidedBy").asString(),
                        row.get("a").get("reviewOn").asLocalDate(),
                        row.get("a").get("text").asString(),
                        row.get("a").get("withdrawn").asBoolean()))
                .one();
    }

    boolean areHeld() {
        return latest().filter(last -> last.holds(today())).isPresent();
    }

    /** @throws CaseworkOff unless an assessment holds */
    void requireHeld() {
        if (!areHeld()) {
            throw new CaseworkOff();
        }
    }

    void record(CoordinatorViewer viewer, Assessment.Fields fields, String commandId) {
        commands.once("casework.assess:" + viewer.account(), commandId, fields.toString(), Boolean.class, () -> {
            if (!areHeld()) {
                closeViews();
            }
            Assessment assessment = fields.as(Ids.random());
            neo4j.query(WITHDRAW).run();
            neo4j.query(RECORD)
                    .bindAll(Map.of("id", assessment.id(), "properties", properties(assessment)))
                    .run();
            trail.append(
                    viewer.account(),
                    SUBJECT,
                    "CASEWORK_ASSESSED",
                    "",
                    List.of(
                            new Change("reference", "", assessment.reference()),
                            new Change("reviewOn", "", assessment.reviewOn().toString())));
            return true;
        });
    }

    private Map<String, Object> properties(Assessment assessment) {
        return Map.of(
                "reference", assessment.reference(),
                "decidedOn", assessment.decidedOn(),
                "decidedBy", assessment.decidedBy(),
                "reviewOn", assessment.reviewOn(),
                "text", assessment.text(),
                "withdrawn", false,
                "recordedAt", clock.instant().atZone(ZoneOffset.UTC));
    }

    /** Hides every card at once. */
    void withdraw(CoordinatorViewer viewer, String commandId) {
        commands.once("casework.off:" + viewer.account(), commandId, Boolean.class, () -> {
            neo4j.query(WITHDRAW).run();
            startClock();
            trail.append(viewer.account(), SUBJECT, "CASEWORK_SWITCHED_OFF", "", List.of());
            return true;
        });
    }

    /** No card outlives the assessment by more than the grace, and no view outlives it; what is over sooner stays so. */
    void startClock() {
        closeViews();
        neo4j.query(START_CLOCK).bind(today().plus(GRACE)).to("last").run();
    }

    private void closeViews() {
        neo4j.query(CLOSE_VIEWS).run();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
