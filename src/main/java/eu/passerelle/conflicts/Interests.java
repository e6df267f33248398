package eu.passerelle.conflicts;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.privacy.AuditEntry;
import eu.passerelle.privacy.AuditTrail;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** The register of an expert’s interests. Organisations, cities and teams are shared nodes, so that a conflict is a path. */
@Component
class Interests {
    /** Absence of an entry is no absence of a conflict: once a year the expert says that the register is complete. */
    static final Period CONFIRMATION_LASTS = Period.ofYears(1);

    private static final int MOST = 100;

    private static final String READ = """
            MATCH (e:Expert {id: $id})
            RETURN e.interestsConfirmedOn AS confirmedOn,
              [(e)-[j:EMPLOYED_BY]->(o:Organisation) |
                {id: '', kind: 'employment', target: 'Organisation', name: o.name, since: j.from, until: j.to, note: ''}] AS jobs,
              [(e)-[:HAS_INTEREST]->(i:Interest)-[:CONCERNS]->(t) |
                {id: i.id, kind: i.kind, target: head(labels(t)), name: t.name, since: i.since, until: i.until, note: i.note}] AS entries
            """;
    private static final String LOCK =
            "MATCH (e:Expert {id: $id}) SET e.rev = 0 RETURN count { (e)-[:HAS_INTEREST]->() }";
    private static final String DECLARE = """
            MATCH (e:Expert {id: $expert})
            CALL () {
              WITH * WHERE $target = 'ORGANISATION' MERGE (t:Organisation {name: $name}) ON CREATE SET t.id = $fresh RETURN t
              UNION WITH * WHERE $target = 'CITY' MATCH (t:City {id: $key}) RETURN t
              UNION WITH * WHERE $target = 'TEAM' MATCH (t:Team {id: $key}) RETURN t
            }
            CREATE (e)-[:HAS_INTEREST]->(i:Interest {id: $id})-[:CONCERNS]->(t)
            SET i += $properties
            RETURN count(i)
            """;
    private static final String END = """
            MATCH (:Expert {id: $expert})-[:HAS_INTEREST]->(i:Interest {id: $id})-[:CONCERNS]->(t)
            WITH i, i.until AS before, t.name AS name
            SET i.until = $until
            RETURN coalesce(toString(before), '') AS what, name
            """;
    private static final String REMOVE = """
            MATCH (:Expert {id: $expert})-[:HAS_INTEREST]->(i:Interest {id: $id})-[:CONCERNS]->(t)
            WITH i, i.kind AS kind, t.name AS name
            DETACH DELETE i
            RETURN kind AS what, name
            """;
    private static final String CONFIRM =
            "MATCH (e:Expert {id: $id}) SET e.interestsConfirmedOn = $today RETURN count(e)";

    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final AuditTrail trail;
    private final Clock clock;

    Interests(Neo4jClient neo4j, GraphTransactions transactions, AuditTrail trail, Clock clock) {
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.trail = trail;
        this.clock = clock;
    }

    /** @param confirmedOn when the expert last said that it is complete */
    record Register(Optional<LocalDate> confirmedOn, List<Interest> entries) {
        /** What lasts comes first, then what ended last. */
        private static final Comparator<Interest> ORDER = Comparator.comparing(
                        (Interest entry) -> entry.until().orElse(LocalDate.MAX))
                .reversed()
                .thenComparing(Interest::name);

        boolean isConfirmed(LocalDate today) {
            return confirmedOn
                    .filter(day -> !day.plus(CONFIRMATION_LASTS).isBefore(today))
                    .isPresent();
        }
    }

    /** @throws NotFound when there is no such expert */
    Register of(ExpertId expert) {
        return neo4j.query(READ)
                .bind(expert.value())
                .to("id")
                .fetchAs(Register.class)
                .mappedBy((types, row) -> new Register(
                        date(row.get("confirmedOn")),
                        Stream.concat(
                                        row.get("jobs").asList(Interests::interest).stream(),
                                        row.get("entries").asList(Interests::interest).stream())
                                .sorted(Register.ORDER)
                                .toList()))
                .one()
                .orElseThrow(() -> unknown(expert));
    }

    /** @throws InvalidInput when it is one too many, or what it concerns is unknown */
    void declare(ExpertId expert, Declared declared, AccountId by) {
        transactions.write(() -> {
            requireRoom(expert);
            String id = Ids.random();
            var parameters = new HashMap<String, Object>();
            parameters.put("expert", expert.value());
            parameters.put("id", id);
            parameters.put("fresh", Ids.random());
            parameters.put("target", declared.target().name());
            parameters.put("name", declared.name());
            parameters.put("key", declared.key());
            parameters.put("properties", properties(declared, by));
            long written = neo4j.query(DECLARE)
                    .bindAll(parameters)
                    .fetchAs(Long.class)
                    .one()
                    .orElse(0L);
            if (written == 0) {
                throw new InvalidInput(FieldProblem.of("name", "conflicts.problem.unknown", declared.name()));
            }
            tell(by, expert, "INTEREST_DECLARED", declared.kind().name(), "", declared.name());
        });
    }

    void end(ExpertId expert, String id, LocalDate until, AccountId by) {
        transactions.write(() -> {
            Gone before = one(END, Map.of("expert", expert.value(), "id", id, "until", until), id);
            tell(by, expert, "INTEREST_ENDED", before.name(), before.what(), until.toString());
        });
    }

    /** For what was entered by mistake; the trail keeps it. */
    void remove(ExpertId expert, String id, AccountId by) {
        transactions.write(() -> {
            Gone gone = one(REMOVE, Map.of("expert", expert.value(), "id", id), id);
            tell(by, expert, "INTEREST_REMOVED", gone.what(), gone.name(), "");
        });
    }

    void confirm(ExpertId expert, AccountId by) {
        transactions.write(() -> {
            neo4j.query(CONFIRM)
                    .bindAll(Map.of("id", expert.value(), "today", LocalDate.now(clock)))
                    .fetchAs(Long.class)
                    .one();
            trail.append(by, "expert:" + expert, "INTERESTS_CONFIRMED", "", List.of());
        });
    }

    private void requireRoom(ExpertId expert) {
        long known = neo4j.query(LOCK)
                .bind(expert.value())
                .to("id")
                .fetchAs(Long.class)
                .one()
                .orElseThrow(() -> unknown(expert));
        if (known >= MOST) {
            throw new InvalidInput(FieldProblem.of("name", "conflicts.problem.most", MOST));
        }
    }

    /** @param what its last day before, or its kind */
    private record Gone(String what, String name) {}

    private Gone one(String statement, Map<String, Object> parameters, String id) {
        return neo4j.query(statement)
                .bindAll(parameters)
                .fetchAs(Gone.class)
                .mappedBy((types, row) ->
                        new Gone(row.get("what").asString(), row.get("name").asString()))
                .one()
                .orElseThrow(() -> new NotFound("Interest", id));
    }

    private void tell(AccountId by, ExpertId expert, String action, String field, String before, String after) {
        trail.append(by, "expert:" + expert, action, "", List.of(new AuditEntry.Change(field, before, after)));
    }

    private Map<String, Object> properties(Declared declared, AccountId by) {
        var properties = new HashMap<String, Object>();
        properties.put("kind", declared.kind().name().toLowerCase(Locale.ROOT));
        properties.put("note", declared.note());
        properties.put("declaredBy", by.value());
        properties.put("declaredAt", clock.instant().atZone(ZoneOffset.UTC));
        declared.since().ifPresent(day -> properties.put("since", day));
        declared.until().ifPresent(day -> properties.put("until", day));
        return properties;
    }

    private static NotFound unknown(ExpertId expert) {
        return new NotFound("Expert", expert.value());
    }

    private static Interest interest(Value row) {
        return new Interest(
                row.get("id").asString(),
                Tie.Kind.valueOf(row.get("kind").asString().toUpperCase(Locale.ROOT)),
                Interest.Target.valueOf(row.get("target").asString().toUpperCase(Locale.ROOT)),
                row.get("name").asString(),
                date(row.get("since")),
                date(row.get("until")),
                Objects.requireNonNull(row.get("note").asString("")));
    }

    private static Optional<LocalDate> date(Value value) {
        return value.isNull() ? Optional.empty() : Optional.of(value.asLocalDate());
    }
}
