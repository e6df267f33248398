package eu.passerelle.engagements.charter;

import eu.passerelle.engagements.charter.Charter.Signature;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.scheduling.Side;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Charters in the graph, a node for each version. */
@Component
class CharterStore {
    private static final String ALL = """
            MATCH (a:Charter {engagementId: $id}) RETURN a ORDER BY a.version DESC
            """;
    /** With the mentor of now: who takes over promises what is left. */
    private static final String PROMISED = """
            MATCH (g:Engagement {id: $id})<-[m:MENTORED]-() RETURN coalesce(m.hours, g.hours, 0)
            """;

    private static final String SAVE = """
            MATCH (g:Engagement {id: $engagement})
            MERGE (a:Charter {id: $id})
            MERGE (a)-[:PART_OF]->(g)
            SET a += $properties
            """;

    private final Neo4jClient neo4j;

    CharterStore(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    /** The newest version first. */
    List<Charter> all(EngagementId engagement) {
        return List.copyOf(neo4j.query(ALL)
                .bind(engagement.value())
                .to("id")
                .fetchAs(Charter.class)
                .mappedBy((types, row) -> read(row.get("a")))
                .all());
    }

    int promised(EngagementId engagement) {
        return neo4j.query(PROMISED)
                .bind(engagement.value())
                .to("id")
                .fetchAs(Long.class)
                .first()
                .map(Math::toIntExact)
                .orElse(0);
    }

    void save(EngagementId engagement, Charter agreement) {
        neo4j.query(SAVE)
                .bindAll(Map.of(
                        "engagement",
                        engagement.value(),
                        "id",
                        engagement + ":" + agreement.version(),
                        "properties",
                        properties(engagement, agreement)))
                .run();
    }

    private static Map<String, Object> properties(EngagementId engagement, Charter agreement) {
        var all = new HashMap<String, Object>();
        all.put("engagementId", engagement.value());
        all.put("version", agreement.version());
        all.put("template", agreement.template());
        all.put("expertId", agreement.expert().value());
        all.put("hours", agreement.hours());
        all.put("objectives", agreement.objectives());
        all.put("addition", agreement.addition());
        all.put("rev", agreement.rev());
        agreement.by(Side.TEAM).ifPresent(signature -> {
            all.put("teamBy", signature.by().value());
            all.put("teamName", signature.name());
            all.put("teamAt", signature.at().atZone(ZoneOffset.UTC));
        });
        agreement.by(Side.EXPERT).ifPresent(signature -> {
            all.put("expertBy", signature.by().value());
            all.put("expertName", signature.name());
            all.put("expertAt", signature.at().atZone(ZoneOffset.UTC));
        });
        return all;
    }

    private static Charter read(Value a) {
        var signatures = new EnumMap<Side, Signature>(Side.class);
        if (!a.get("teamAt").isNull()) {
            signatures.put(Side.TEAM, signature(a.get("teamBy"), a.get("teamName"), a.get("teamAt")));
        }
        if (!a.get("expertAt").isNull()) {
            signatures.put(Side.EXPERT, signature(a.get("expertBy"), a.get("expertName"), a.get("expertAt")));
        }
        return new Charter(
                a.get("version").asInt(),
                a.get("template").asInt(),
                new ExpertId(a.get("expertId").asString()),
                a.get("hours").asInt(),
                a.get("objectives").asString(),
                a.get("addition").asString(),
                a.get("rev").asLong(),
                signatures);
    }

    private static Signature signature(Value by, Value name, Value at) {
        return new Signature(
                new AccountId(by.asString()),
                name.asString(),
                at.asZonedDateTime().toInstant());
    }
}
