package eu.passerelle.directory;

import eu.passerelle.directory.Kinships.RelatedPair;
import eu.passerelle.directory.Kinships.Transfer;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.LocalizedText;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Reads the taxonomy from the graph: one query, whatever its size. */
@Component
class ConceptSchemeReader {
    private final Neo4jClient neo4j;

    ConceptSchemeReader(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    ConceptScheme read() {
        Collection<Row> rows = neo4j.query("""
                        MATCH (c:Competence)
                        RETURN c AS concept, head([(c)-[:BROADER]->(b:Competence) | b.code]) AS broader,
                          head([(c)-[:REPLACED_BY]->(i:Competence) | i.code]) AS replacedBy,
                          [(c)-[:RELATED]->(r:Competence) | r.code] AS related,
                          [(c)-[t:TRANSFERABLE_TO]->(n:Competence) | {to: n.code, weight: t.weight}] AS transfers
                        ORDER BY c.code
                        """)
                .fetchAs(Row.class)
                .mappedBy((types, row) -> Row.of(row))
                .all();
        return new ConceptScheme(
                rows.stream().map(Row::concept).toList(),
                rows.stream().flatMap(row -> row.related().stream()).toList(),
                rows.stream().flatMap(row -> row.transfers().stream()).toList());
    }

    private record Row(Concept concept, List<RelatedPair> related, List<Transfer> transfers) {
        static Row of(Record row) {
            Concept concept = concept(row);
            return new Row(
                    concept,
                    row.get("related").asList(other -> new RelatedPair(concept.code(), code(other))),
                    row.get("transfers")
                            .asList(transfer -> new Transfer(
                                    concept.code(),
                                    code(transfer.get("to")),
                                    transfer.get("weight").asDouble())));
        }

        private static Concept concept(Record row) {
            Value node = row.get("concept");
            Map<String, Object> properties = node.asMap();
            return new Concept(
                    code(node.get("code")),
                    LocalizedText.fromProperties(properties, "prefLabel"),
                    alternativeLabels(properties),
                    LocalizedText.fromProperties(properties, "definition"),
                    optionalCode(row.get("broader")),
                    node.get("deprecated").asBoolean(false),
                    optionalCode(row.get("replacedBy")));
        }

        private static Optional<CompetenceCode> optionalCode(Value value) {
            return value.isNull() ? Optional.empty() : Optional.of(code(value));
        }

        private static Map<String, List<String>> alternativeLabels(Map<String, Object> properties) {
            var labels = new TreeMap<String, List<String>>();
            for (InterfaceLanguage language : InterfaceLanguage.values()) {
                if (properties.get("altLabels_" + language.code()) instanceof List<?> some) {
                    labels.put(
                            language.code(), some.stream().map(String::valueOf).toList());
                }
            }
            return labels;
        }

        private static CompetenceCode code(Value value) {
            return new CompetenceCode(value.asString());
        }
    }
}
