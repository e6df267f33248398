package eu.passerelle.engagements.rounds;

import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.matching.MeetingForm;
import java.util.List;
import java.util.Optional;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** What grew from rounds. */
@Component
class KickOffStore {
    private static final String GROWN = """
            MATCH (:Round {id: $round})<-[:IN_ROUND]-(n:RoundEntry) WHERE n.proposal <> ''
            MATCH (:Proposal {id: n.proposal})<-[:GREW_FROM]-(g:Engagement {state: 'active'})
            MATCH (e:Expert)-[:MENTORED]->(g)-[:WITH]->(t:Team)
            RETURN g.id AS engagement, e.id AS expert, t.id AS team,
              EXISTS { (g)<-[:PART_OF]-(:Session {state: 'confirmed'}) } AS met,
              coalesce(head([(g)-[:GREW_FROM]->(:Proposal)-[:FOR]->(r:Request) | r.form]), '') AS form
            ORDER BY n.place, g.id
            """;

    private final Neo4jClient neo4j;

    KickOffStore(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    /** @param met there is a session, over or ahead; @param form in which the team wanted to meet, if it said so */
    record Grown(EngagementId engagement, ExpertId expert, TeamId team, boolean met, Optional<MeetingForm> form) {}

    /** The active mentoring that grew from the questions of a round, in the order of its requests. */
    List<Grown> grownFrom(String round) {
        return List.copyOf(neo4j.query(GROWN)
                .bind(round)
                .to("round")
                .fetchAs(Grown.class)
                .mappedBy((types, row) -> new Grown(
                        new EngagementId(row.get("engagement").asString()),
                        new ExpertId(row.get("expert").asString()),
                        new TeamId(row.get("team").asString()),
                        row.get("met").asBoolean(),
                        MeetingForm.named(row.get("form").asString())))
                .all());
    }
}
