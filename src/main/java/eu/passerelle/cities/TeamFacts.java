package eu.passerelle.cities;

import eu.passerelle.directory.World;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.kernel.Typed;
import eu.passerelle.privacy.AuditEntry;
import eu.passerelle.privacy.AuditTrail;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** What a team is for, how far it is, who leads it and in which languages: kept by the team and by coordinators. */
@Component
class TeamFacts {
    private static final int LONGEST_PURPOSE = 1_000;
    private static final int MOST_LANGUAGES = 8;
    private static final String WRITE = """
            MATCH (t:Team {id: $team})
            SET t.rev = 0, t.phase = $phase, t.structure = $structure, t += $purpose
            WITH t
            CALL (t) { OPTIONAL MATCH (t)-[w:WORKS_IN]->(l:Language) WHERE NOT l.code IN $languages DELETE w }
            CALL (t) { MATCH (l:Language) WHERE l.code IN $languages MERGE (t)-[:WORKS_IN]->(l) }
            """;

    private final Teams teams;
    private final World world;
    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final AuditTrail trail;
    private final Outbox outbox;

    TeamFacts(
            Teams teams,
            World world,
            Neo4jClient neo4j,
            GraphTransactions transactions,
            AuditTrail trail,
            Outbox outbox) {
        this.teams = teams;
        this.world = world;
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.trail = trail;
        this.outbox = outbox;
    }

    /**
     * As typed.
     *
     * @param languages by code
     * @param purpose in the language of the one who writes
     */
    record Facts(String phase, String structure, List<String> languages, String purpose) {
        static Facts of(Team team, InterfaceLanguage reader) {
            return new Facts(
                    team.phase().name(),
                    team.structure().name(),
                    List.copyOf(team.languages()),
                    team.purpose().in(reader));
        }
    }

    /** @throws NotFound when there is no such team */
    void change(TeamId team, Facts facts, InterfaceLanguage writer, AccountId by) {
        require(facts);
        transactions.write(() -> {
            Facts before = Facts.of(teams.get(team), writer);
            neo4j.query(WRITE)
                    .bindAll(Map.of(
                            "team", team.value(),
                            "phase", constant(facts.phase()),
                            "structure", constant(facts.structure()),
                            "languages", facts.languages(),
                            "purpose", purpose(before, facts, writer)))
                    .run();
            trail.append(by, "team:" + team, "TEAM_CHANGED", "", changes(before, facts));
            outbox.append(new TeamChanged(team));
        });
    }

    /** Words that were only read, in another language maybe, are not written down as the reader’s. */
    private static Map<String, String> purpose(Facts before, Facts facts, InterfaceLanguage writer) {
        return facts.purpose().equals(before.purpose())
                ? Map.of()
                : Map.of("purpose_" + writer.code(), facts.purpose());
    }

    private static List<AuditEntry.Change> changes(Facts before, Facts after) {
        return List.of(
                        new AuditEntry.Change("phase", before.phase(), after.phase()),
                        new AuditEntry.Change("structure", before.structure(), after.structure()),
                        new AuditEntry.Change("languages", joined(before.languages()), joined(after.languages())),
                        new AuditEntry.Change("purpose", before.purpose(), after.purpose()))
                .stream()
                .filter(change -> !change.before().equals(change.after()))
                .toList();
    }

    private static String joined(List<String> codes) {
        return String.join(", ", codes.stream().sorted().toList());
    }

    private void require(Facts facts) {
        var problems = new ArrayList<FieldProblem>();
        if (NewTeam.find(TeamPhase.class, facts.phase()).isEmpty()) {
            problems.add(FieldProblem.of("phase", "cities.problem.phase"));
        }
        if (NewTeam.find(TeamStructure.class, facts.structure()).isEmpty()) {
            problems.add(FieldProblem.of("structure", "cities.problem.structure"));
        }
        if (facts.languages().isEmpty()
                || facts.languages().size() > MOST_LANGUAGES
                || !world.languages().keySet().containsAll(facts.languages())) {
            problems.add(FieldProblem.of("languages", "cities.problem.languages", MOST_LANGUAGES));
        }
        if (facts.purpose().isEmpty() || Typed.length(facts.purpose()) > LONGEST_PURPOSE) {
            problems.add(FieldProblem.of("purpose", "cities.problem.purpose", LONGEST_PURPOSE));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    private static String constant(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
