package eu.passerelle.directory;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.NotFound;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.neo4j.driver.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** The experts of the network, read whole. */
@Component
public class Experts {
    private static final String WHOLE = """
            RETURN properties(e) AS expert,
              [(e)-[:LIVES_IN]->(c:Country) | c.code] AS countries,
              [(e)-[:OFFERS_VISITS_TO]->(c:Country) | c.code] AS visits,
              [(e)-[:KNOWS_LEGAL_SYSTEM_OF]->(c:Country) | c.code] AS legalSystems,
              [(e)-[:WORKED_IN]->(s:Sector) | s.code] AS sectors,
              [(e)-[s:SPEAKS]->(l:Language) | {code: l.code, level: s.level}] AS languages,
              [(e)-[k:CLAIMS]->(c:Competence) |
                {code: c.code, level: k.level, evidence: k.evidence, verifiedOn: k.verifiedOn}] AS claims
            ORDER BY e.id
            """;
    private static final String BY_IDS = "UNWIND $ids AS id MATCH (e:Expert {id: id})\n" + WHOLE;
    private static final String AFTER =
            "MATCH (e:Expert) WHERE e.id > $place WITH e ORDER BY e.id LIMIT $limit\n" + WHOLE;

    private final Neo4jClient neo4j;
    private final MessageSource messages;

    Experts(Neo4jClient neo4j, MessageSource messages) {
        this.neo4j = neo4j;
        this.messages = messages;
    }

    public Expert get(ExpertId id) {
        return find(id).orElseThrow(() -> new NotFound("Expert", id.value()));
    }

    public Optional<Expert> find(ExpertId id) {
        return Optional.ofNullable(all(List.of(id)).get(id));
    }

    /** The profile that the one with this id was merged into. */
    public Optional<ExpertId> successor(ExpertId id) {
        return neo4j.query("MATCH (:MergedExpert {id: $id})-[:MERGED_INTO]->(e:Expert) RETURN e.id")
                .bind(id.value())
                .to("id")
                .fetchAs(String.class)
                .one()
                .map(ExpertId::new);
    }

    /** The names of their present employers; those without any are absent. */
    @SuppressWarnings("unchecked")
    public Map<ExpertId, List<String>> employers(Collection<ExpertId> ids) {
        var employers = new LinkedHashMap<ExpertId, List<String>>();
        neo4j.query("""
                        UNWIND $ids AS id
                        MATCH (e:Expert {id: id})-[j:EMPLOYED_BY]->(o:Organisation) WHERE j.to IS NULL
                        WITH id, o.name AS name ORDER BY name
                        RETURN id, collect(DISTINCT name) AS names
                        """)
                .bind(ids.stream().map(ExpertId::value).toList())
                .to("ids")
                .fetchAs(Map.Entry.class)
                .mappedBy((types, row) -> Map.entry(
                        new ExpertId(row.get("id").asString()), row.get("names").asList(Value::asString)))
                .all()
                .forEach(entry -> employers.put((ExpertId) entry.getKey(), (List<String>) entry.getValue()));
        return employers;
    }

    /** Somebody whose application was declined, to be written to. */
    public Optional<Declined> declined(ExpertId applicant) {
        return neo4j.query("""
                        MATCH (e:DeclinedApplicant {id: $id})
                        RETURN e.email AS email, e.givenName + ' ' + e.familyName AS name, e.reason AS reason,
                          head([code IN ['en', 'fr', 'de', 'ro'] WHERE e['summary_' + code] IS NOT NULL]) AS language
                        """)
                .bind(applicant.value())
                .to("id")
                .fetchAs(Declined.class)
                .mappedBy((types, row) -> new Declined(
                        row.get("email").asString(),
                        row.get("name").asString(),
                        row.get("reason").asString(),
                        InterfaceLanguage.find(row.get("language").asString("en"))
                                .orElse(InterfaceLanguage.EN)))
                .one();
    }

    /** @param language that he or she wrote in */
    public record Declined(String email, String name, String reason, InterfaceLanguage language) {}

    /** One query, however many; those that do not exist are absent, and those who were erased have no name. */
    public Map<ExpertId, Expert> all(Collection<ExpertId> ids) {
        var found = new LinkedHashMap<ExpertId, Expert>();
        if (!ids.isEmpty()) {
            neo4j.query(BY_IDS)
                    .bind(ids.stream().map(ExpertId::value).distinct().toList())
                    .to("ids")
                    .fetchAs(Expert.class)
                    .mappedBy((types, row) -> ExpertRow.expert(row))
                    .all()
                    .forEach(expert -> found.put(expert.id(), expert));
        }
        if (found.size() < Set.copyOf(ids).size()) {
            addFormer(ids, found);
        }
        return found;
    }

    /** Those who were erased and have mentored: nobody knows who they were. */
    private void addFormer(Collection<ExpertId> ids, Map<ExpertId, Expert> found) {
        String name = messages.getMessage("directory.formerExpert", null, LocaleContextHolder.getLocale());
        neo4j.query("MATCH (e:FormerExpert) WHERE e.id IN $ids RETURN e.id")
                .bind(ids.stream().map(ExpertId::value).distinct().toList())
                .to("ids")
                .fetchAs(String.class)
                .all()
                .forEach(id -> found.put(new ExpertId(id), Expert.former(new ExpertId(id), name)));
    }

    /** The next experts in order of id, for walking through all; start with an empty place. */
    public List<Expert> after(Optional<ExpertId> place, int limit) {
        return List.copyOf(neo4j.query(AFTER)
                .bind(place.map(ExpertId::value).orElse(""))
                .to("place")
                .bind(limit)
                .to("limit")
                .fetchAs(Expert.class)
                .mappedBy((types, row) -> ExpertRow.expert(row))
                .all());
    }
}
