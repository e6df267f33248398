package eu.passerelle.cities;

import eu.passerelle.directory.World;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.kernel.Typed;
import eu.passerelle.privacy.AuditEntry;
import eu.passerelle.privacy.AuditTrail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Who sits in a team: places by organisation and profession, never by name. Organisations are shared by all teams. */
@Component
class Members {
    static final int MOST = 40;

    private static final int LONGEST_NAME = 120;

    private static final String OF_TEAM = """
            MATCH (t:Team {id: $team})<-[:MEMBER_OF]-(m:Member)-[:FROM]->(o:Organisation)
            RETURN m.id AS id, o.id AS organisationId, o.name AS organisation,
              coalesce(head([(o)-[:IN_SECTOR]->(s:Sector) | s.code]), '') AS sector,
              coalesce(head([(m)-[:HAS_PROFESSION]->(p:Profession) | p.code]), '') AS profession
            ORDER BY organisation, id LIMIT $most
            """;
    private static final String LOCK = """
            MATCH (t:Team {id: $team}) SET t.rev = 0
            RETURN count { (t)<-[:MEMBER_OF]-(:Member) }
            """;
    private static final String ADD = """
            MATCH (t:Team {id: $team})
            MERGE (o:Organisation {name: $organisation}) ON CREATE SET o.id = $fresh
            CREATE (m:Member {id: $id})-[:MEMBER_OF]->(t)
            CREATE (m)-[:FROM]->(o)
            WITH m, o
            CALL (o) {
              MATCH (s:Sector {code: $sector}) WHERE NOT EXISTS { (o)-[:IN_SECTOR]->() }
              MERGE (o)-[:IN_SECTOR]->(s)
            }
            CALL (m) { MATCH (p:Profession {code: $profession}) MERGE (m)-[:HAS_PROFESSION]->(p) }
            """;
    private static final String REMOVE = """
            MATCH (:Team {id: $team})<-[:MEMBER_OF]-(m:Member {id: $id})-[:FROM]->(o:Organisation)
            WITH m, o.name AS organisation
            DETACH DELETE m
            RETURN organisation
            """;

    /** An organisation that now has a sector brings it to every team. */
    private static final String SHARING = """
            MATCH (:Organisation {name: $organisation})<-[:FROM]-(:Member)-[:MEMBER_OF]->(t:Team)
            RETURN DISTINCT t.id ORDER BY t.id
            """;

    private final World world;
    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final AuditTrail trail;
    private final Outbox outbox;

    Members(World world, Neo4jClient neo4j, GraphTransactions transactions, AuditTrail trail, Outbox outbox) {
        this.world = world;
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.trail = trail;
        this.outbox = outbox;
    }

    /** @param sector by code, as profession; empty when it is not known */
    record Member(String id, String organisationId, String organisation, String sector, String profession) {}

    /** @param sector of the organisation, which counts only when it has none yet */
    record NewMember(String organisation, String sector, String profession) {
        NewMember {
            organisation = Typed.text(organisation).replaceAll("\\s+", " ");
            sector = Typed.text(sector);
            profession = Typed.text(profession);
        }
    }

    List<Member> of(TeamId team) {
        return List.copyOf(neo4j.query(OF_TEAM)
                .bindAll(Map.of("team", team.value(), "most", MOST))
                .fetchAs(Member.class)
                .mappedBy((types, row) -> new Member(
                        row.get("id").asString(),
                        row.get("organisationId").asString(),
                        row.get("organisation").asString(),
                        row.get("sector").asString(),
                        row.get("profession").asString()))
                .all());
    }

    /** @throws InvalidInput when it names no organisation or no sector, or is one too many */
    void add(TeamId team, NewMember member, AccountId by) {
        require(member);
        transactions.write(() -> {
            requireRoom(team);
            neo4j.query(ADD)
                    .bindAll(Map.of(
                            "team", team.value(),
                            "id", Ids.random(),
                            "fresh", Ids.random(),
                            "organisation", member.organisation(),
                            "sector", member.sector(),
                            "profession", member.profession()))
                    .run();
            tell(by, team, "MEMBER_ADDED", "", member.organisation());
            sharing(member.organisation()).forEach(changed -> outbox.append(new TeamChanged(changed)));
        });
    }

    /** @throws NotFound when the team has no such member */
    void remove(TeamId team, String id, AccountId by) {
        transactions.write(() -> {
            String organisation = neo4j.query(REMOVE)
                    .bindAll(Map.of("team", team.value(), "id", id))
                    .fetchAs(String.class)
                    .one()
                    .orElseThrow(() -> new NotFound("Member", id));
            tell(by, team, "MEMBER_REMOVED", organisation, "");
            outbox.append(new TeamChanged(team));
        });
    }

    private void require(NewMember member) {
        var problems = new ArrayList<FieldProblem>();
        if (member.organisation().isEmpty() || Typed.length(member.organisation()) > LONGEST_NAME) {
            problems.add(FieldProblem.of("organisation", "cities.problem.organisation", LONGEST_NAME));
        }
        if (!world.sectors().containsKey(member.sector())) {
            problems.add(FieldProblem.of("sector", "cities.problem.sector"));
        }
        if (!member.profession().isEmpty() && !world.professions().containsKey(member.profession())) {
            problems.add(FieldProblem.of("profession", "cities.problem.profession"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    private List<TeamId> sharing(String organisation) {
        return neo4j.query(SHARING).bind(organisation).to("organisation").fetchAs(String.class).all().stream()
                .map(TeamId::new)
                .toList();
    }

    private void requireRoom(TeamId team) {
        long present = neo4j.query(LOCK)
                .bind(team.value())
                .to("team")
                .fetchAs(Long.class)
                .one()
                .orElseThrow(() -> new NotFound("Team", team.value()));
        if (present >= MOST) {
            throw new InvalidInput(FieldProblem.of("organisation", "cities.problem.members", MOST));
        }
    }

    private void tell(AccountId by, TeamId team, String action, String before, String after) {
        trail.append(by, "team:" + team, action, "", List.of(new AuditEntry.Change("organisation", before, after)));
    }
}
