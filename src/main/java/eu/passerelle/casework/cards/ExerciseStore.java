package eu.passerelle.casework.cards;

import eu.passerelle.casework.cards.Exercise.Certificate;
import eu.passerelle.casework.cards.Exercise.Handed;
import eu.passerelle.casework.cards.Exercise.Step;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Exercises, plans and certificates in the graph. */
@Component
class ExerciseStore {
    private static final String OPEN = """
            CREATE (:Exercise {id: $id, example: $example, trainer: $trainer, openedAt: $now, rev: 0})
            """;
    private static final String LOCK = "MATCH (x:Exercise {id: $id}) SET x.rev = 0";
    private static final String FIND = """
            MATCH (x:Exercise {id: $id})
            RETURN x {.*} AS x, COLLECT {
              MATCH (x)<-[:PART_OF]-(p:ExercisePlan)
              RETURN p {.*, certificate: head(COLLECT {
                MATCH (p)-[:EARNED]->(c:Certificate) RETURN properties(c) ORDER BY c.withdrawn, c.issuedOn DESC, c.id
              })} ORDER BY p.at, p.id
            } AS plans
            """;
    private static final String OF_TRAINER = """
            MATCH (x:Exercise {trainer: $account})
            RETURN x {.*} AS x, [] AS plans ORDER BY x.openedAt DESC, x.id LIMIT 20
            """;
    private static final String HAND_IN = """
            MATCH (x:Exercise {id: $exercise})
            MERGE (p:ExercisePlan {key: $key}) ON CREATE SET p.id = $id, p.at = $now
            SET p += $properties
            MERGE (p)-[:PART_OF]->(x)
            """;
    private static final String CERTIFY = """
            MATCH (p:ExercisePlan {id: $plan})
            CREATE (c:Certificate {id: $id})
            SET c += $properties
            CREATE (p)-[:EARNED]->(c)
            """;
    private static final String CERTIFICATE = "MATCH (c:Certificate {id: $id}) RETURN properties(c) AS c";
    private static final String LOCK_CERTIFICATE = "MATCH (c:Certificate {id: $id}) SET c.rev = 0";
    private static final String OF_HOLDER = """
            MATCH (c:Certificate {account: $account}) RETURN properties(c) AS c ORDER BY c.issuedOn DESC, c.id LIMIT 50
            """;
    private static final String WITHDRAW = "MATCH (c:Certificate {id: $id}) SET c.withdrawn = true";

    private final Neo4jClient neo4j;

    ExerciseStore(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    void open(String id, String example, AccountId trainer, Instant now) {
        neo4j.query(OPEN)
                .bindAll(Map.of(
                        "id", id, "example", example, "trainer", trainer.value(), "now", now.atZone(ZoneOffset.UTC)))
                .run();
    }

    Optional<Exercise> find(String id) {
        return neo4j.query(FIND)
                .bind(id)
                .to("id")
                .fetchAs(Exercise.class)
                .mappedBy((types, row) -> read(row))
                .one();
    }

    /** Nobody else hands in or is certified until this transaction ends. */
    Optional<Exercise> locked(String id) {
        neo4j.query(LOCK).bind(id).to("id").run();
        return find(id);
    }

    List<Exercise> openedBy(AccountId trainer) {
        return List.copyOf(neo4j.query(OF_TRAINER)
                .bind(trainer.value())
                .to("account")
                .fetchAs(Exercise.class)
                .mappedBy((types, row) -> read(row))
                .all());
    }

    void handIn(String exercise, AccountId account, List<Step> steps, String answer, Instant now) {
        neo4j.query(HAND_IN)
                .bindAll(Map.of(
                        "exercise", exercise,
                        "key", exercise + ":" + account,
                        "id", Ids.random(),
                        "now", now.atZone(ZoneOffset.UTC),
                        "properties",
                                Map.of(
                                        "account",
                                        account.value(),
                                        "areas",
                                        steps.stream()
                                                .map(step -> step.area().name())
                                                .toList(),
                                        "kinds",
                                        steps.stream()
                                                .map(step -> step.kind().name())
                                                .toList(),
                                        "sectors",
                                        steps.stream().map(Step::sector).toList(),
                                        "answer",
                                        answer)))
                .run();
    }

    void certify(Handed plan, Certificate certificate, AccountId issuer) {
        neo4j.query(CERTIFY)
                .bindAll(Map.of(
                        "plan", plan.id(),
                        "id", certificate.id(),
                        "properties",
                                Map.of(
                                        "key", certificate.key(),
                                        "account", plan.account(),
                                        "holder", certificate.holder(),
                                        "example", certificate.example(),
                                        "issuedOn", certificate.issuedOn(),
                                        "until", certificate.until(),
                                        "withdrawn", false,
                                        "issuer", issuer.value())))
                .run();
    }

    /** A certificate with who holds it and who issued it, by account. */
    record Issued(Certificate certificate, String account, String issuer) {}

    Optional<Issued> certificate(String id) {
        return neo4j.query(CERTIFICATE)
                .bind(id)
                .to("id")
                .fetchAs(Issued.class)
                .mappedBy((types, row) -> new Issued(
                        certificate(row.get("c")),
                        row.get("c").get("account").asString(),
                        row.get("c").get("issuer").asString()))
                .one();
    }

    /** Nobody else withdraws it until this transaction ends. */
    Optional<Issued> lockedCertificate(String id) {
        neo4j.query(LOCK_CERTIFICATE).bind(id).to("id").run();
        return certificate(id);
    }

    List<Certificate> heldBy(AccountId account) {
        return List.copyOf(neo4j.query(OF_HOLDER)
                .bind(account.value())
                .to("account")
                .fetchAs(Certificate.class)
                .mappedBy((types, row) -> certificate(row.get("c")))
                .all());
    }

    void withdraw(String id) {
        neo4j.query(WITHDRAW).bind(id).to("id").run();
    }

    private static Exercise read(Record row) {
        Value x = row.get("x");
        return new Exercise(
                x.get("id").asString(),
                x.get("example").asString(),
                x.get("trainer").asString(),
                x.get("openedAt").asZonedDateTime().toInstant(),
                row.get("plans").asList(ExerciseStore::handed));
    }

    private static Handed handed(Value p) {
        List<String> areas = p.get("areas").asList(Value::asString);
        List<String> kinds = p.get("kinds").asList(Value::asString);
        List<String> sectors = p.get("sectors").asList(Value::asString);
        Value certificate = p.get("certificate");
        return new Handed(
                p.get("id").asString(),
                p.get("account").asString(),
                IntStream.range(0, areas.size())
                        .mapToObj(at -> new Step(
                                LifeArea.valueOf(areas.get(at)), Measure.Kind.valueOf(kinds.get(at)), sectors.get(at)))
                        .toList(),
                p.get("answer").asString(),
                certificate.isNull() ? Optional.empty() : Optional.of(certificate(certificate)));
    }

    private static Certificate certificate(Value c) {
        LocalDate until = c.get("until").asLocalDate();
        return new Certificate(
                c.get("id").asString(),
                c.get("key").asString(),
                c.get("holder").asString(),
                c.get("example").asString(),
                c.get("issuedOn").asLocalDate(),
                until,
                c.get("withdrawn").asBoolean());
    }
}
