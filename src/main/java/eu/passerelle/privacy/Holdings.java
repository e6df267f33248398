package eu.passerelle.privacy;

import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.privacy.PersonRegister.Entry;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAccessor;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.neo4j.driver.Record;
import org.neo4j.driver.types.Entity;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** All that modules keep of a person: told, or taken away as the register says. */
@Component
class Holdings {
    private static final String DELETE = "MATCH (n) WHERE elementId(n) IN $elements DETACH DELETE n";
    private static final String DELETE_RELATIONS = "MATCH ()-[n]->() WHERE elementId(n) IN $elements DELETE n";
    private static final String EMPTY = """
            MATCH (n) WHERE elementId(n) IN $elements
            UNWIND [key IN $without WHERE n[key] IS NOT NULL] AS key
            SET n[key] = CASE WHEN n[key] IS :: STRING THEN '' WHEN n[key] IS :: LIST<ANY> THEN [] ELSE null END
            """;

    private final List<PersonalData> modules;
    private final PersonRegister register;
    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;

    Holdings(List<PersonalData> modules, PersonRegister register, Neo4jClient neo4j, GraphTransactions transactions) {
        this.modules = modules.stream()
                .sorted(Comparator.comparingInt(PersonalData::order))
                .toList();
        this.register = register;
        this.neo4j = neo4j;
        this.transactions = transactions;
    }

    List<Holding> all() {
        return modules.stream().flatMap(module -> module.holdings().stream()).toList();
    }

    /** What is told of one thing: its properties about people, and what the query says beside it. */
    List<Map<String, Object>> told(Holding holding, Subject subject) {
        Entry entry = register.get(holding.kind());
        return found(holding, subject).map(row -> told(entry, row)).toList();
    }

    private static Map<String, Object> told(Entry entry, Record row) {
        var told = new TreeMap<String, Object>();
        row.get("n").asEntity().asMap().forEach((name, value) -> {
            if (entry.told().contains(name)) {
                told.put(name, plain(value));
            }
        });
        row.keys().stream()
                .filter(name -> !name.equals("n") && !row.get(name).isNull())
                .forEach(name -> told.put(name, plain(row.get(name).asObject())));
        return told;
    }

    /** Days and times as ISO texts. */
    private static Object plain(Object value) {
        return switch (value) {
            case ZonedDateTime time -> time.toInstant().toString();
            case TemporalAccessor time -> time.toString();
            case List<?> list -> list.stream().map(Holdings::plain).toList();
            default -> value;
        };
    }

    /** In a transaction of its own; done twice, it finds nothing more. */
    void erase(Holding holding, Subject subject) {
        transactions.write(() -> {
            if (holding.erase().isEmpty()) {
                asTheRegisterSays(holding, subject);
            }
            for (String statement : holding.erase()) {
                neo4j.query(statement).bindAll(subject.parameters()).run();
            }
        });
    }

    private void asTheRegisterSays(Holding holding, Subject subject) {
        Entry entry = register.get(holding.kind());
        List<String> elements = found(holding, subject)
                .map(row -> row.get("n").asEntity())
                .map(Entity::elementId)
                .distinct()
                .toList();
        switch (entry.fate()) {
            case GOES -> delete(entry, elements);
            case STAYS ->
                neo4j.query(EMPTY)
                        .bindAll(Map.of("elements", elements, "without", List.copyOf(entry.without())))
                        .run();
            case NONE ->
                throw new IllegalStateException(holding.kind() + " belongs to nobody, as the register has it, and a"
                        + " module says whose it is. Maybe one of the two is old.");
        }
    }

    private void delete(Entry entry, List<String> elements) {
        if (entry.relation()) {
            neo4j.query(DELETE_RELATIONS).bind(elements).to("elements").run();
        } else {
            neo4j.query(DELETE).bind(elements).to("elements").run();
        }
    }

    private Stream<Record> found(Holding holding, Subject subject) {
        String statement = holding.find();
        return neo4j
                .query(statement)
                .bindAll(subject.parameters())
                .fetchAs(Record.class)
                .mappedBy((types, row) -> row)
                .all()
                .stream();
    }
}
