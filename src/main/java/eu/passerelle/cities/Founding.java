package eu.passerelle.cities;

import eu.passerelle.accounts.AccountInvitations;
import eu.passerelle.accounts.AccountInvitations.Invitee;
import eu.passerelle.accounts.Role;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.privacy.AuditEntry;
import eu.passerelle.privacy.AuditTrail;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** New teams, and who may act for them. */
@Component
class Founding {
    private static final String CREATE = """
            MATCH (c:City {id: $city}) MATCH (l:Language {code: $language})
            CREATE (t:Team) SET t = $properties
            CREATE (t)-[:OF]->(c) CREATE (t)-[:WORKS_IN]->(l)
            """;
    private static final String COLLEAGUES = """
            MATCH (a:Account)-[:COORDINATES]->(:Team {id: $team}) WHERE a.enabled RETURN a.name ORDER BY a.name
            """;

    private final Cities cities;
    private final AccountInvitations invitations;
    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final AuditTrail trail;

    Founding(
            Cities cities,
            AccountInvitations invitations,
            Neo4jClient neo4j,
            GraphTransactions transactions,
            AuditTrail trail) {
        this.cities = cities;
        this.invitations = invitations;
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.trail = trail;
    }

    /** The person who speaks for it is invited. @throws NotFound when there is no such city */
    TeamId found(AccountId by, String city, NewTeam team) {
        String known = cities.find(city).map(City::id).orElseThrow(() -> new NotFound("City", city));
        List<FieldProblem> problems = team.problems();
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        if (invitations.hasAccount(team.email())) {
            throw new InvalidInput(FieldProblem.of("email", "cities.problem.account"));
        }
        var id = new TeamId(Ids.random());
        transactions.write(() -> {
            neo4j.query(CREATE)
                    .bindAll(Map.of(
                            "city", known, "language", team.language().code(), "properties", properties(id, team)))
                    .run();
            invitations.invite(by, team.contact(id.value()));
            trail.append(by, "team:" + id, "TEAM_FOUNDED", "", List.of(new AuditEntry.Change("name", "", team.name())));
        });
        return id;
    }

    /** The same answer whether or not the address has an account: it is not for a city to find out. */
    void inviteColleague(AccountId by, TeamId team, String name, String email, InterfaceLanguage language) {
        var invitee = new Invitee(email, name, language, Role.CITY, team.value());
        List<FieldProblem> problems = invitee.problems("");
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        transactions.write(() -> {
            invitations.invite(by, invitee);
            trail.append(by, "team:" + team, "COLLEAGUE_INVITED", "", List.of());
        });
    }

    /** Names of those who act for the team. */
    List<String> colleagues(TeamId team) {
        return List.copyOf(neo4j.query(COLLEAGUES)
                .bind(team.value())
                .to("team")
                .fetchAs(String.class)
                .all());
    }

    /** Names of those who are invited and have not come yet. */
    List<String> invited(TeamId team) {
        return invitations.open(team.value()).stream()
                .map(invitation -> invitation.invitee().name())
                .toList();
    }

    private static Map<String, Object> properties(TeamId id, NewTeam team) {
        var properties = new HashMap<String, Object>();
        properties.put("id", id.value());
        properties.put("name", team.name());
        properties.put("phase", constant(team.phase()));
        properties.put("structure", constant(team.structure()));
        properties.put("levels", List.of());
        properties.put("purpose_" + team.language().code(), team.purpose());
        properties.put("coordinatorGivenName", team.givenName());
        properties.put("coordinatorFamilyName", team.familyName());
        properties.put("coordinatorEmail", team.email().strip().toLowerCase(Locale.ROOT));
        properties.put("coordinatorLanguage", team.language().code());
        properties.put("rev", 1);
        return properties;
    }

    private static String constant(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
