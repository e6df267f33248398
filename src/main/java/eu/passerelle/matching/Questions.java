package eu.passerelle.matching;

import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.cities.Team;
import eu.passerelle.cities.Teams;
import eu.passerelle.directory.Kinship;
import eu.passerelle.directory.Taxonomy;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.TeamId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Makes a question of a query: checked, and with all that is needed to judge candidates by it. */
@Component
class Questions {
    private final QueryChecks checks;
    private final Teams teams;
    private final Taxonomy taxonomy;
    private final Clock clock;

    Questions(QueryChecks checks, Teams teams, Taxonomy taxonomy, Clock clock) {
        this.checks = checks;
        this.teams = teams;
        this.taxonomy = taxonomy;
        this.clock = clock;
    }

    /** @throws NotFound when the team is unknown, or not the viewer's */
    Question of(MentorQuery query, Viewer viewer) {
        if (viewer instanceof CityViewer city && !city.team().equals(query.team())) {
            throw new NotFound("Team", query.team().value());
        }
        Team team = teams.get(query.team());
        LocalDate today = today(team);
        checks.require(query, today);
        return question(query, team, today);
    }

    /** The same team on the same day, asking for something else. */
    Question changed(Question question, MentorQuery query) {
        return question(query, question.team(), question.today());
    }

    /** As it would have been asked on another day. */
    Question asOf(MentorQuery query, Team team, LocalDate day) {
        return question(query, team, day);
    }

    /** Where the team is. */
    LocalDate today(TeamId team) {
        return today(teams.get(team));
    }

    private LocalDate today(Team team) {
        return LocalDate.ofInstant(clock.instant(), team.city().zone());
    }

    private Question question(MentorQuery query, Team team, LocalDate today) {
        var serving = new LinkedHashMap<Need, Map<CompetenceCode, Kinship>>();
        query.needs().forEach(need -> serving.put(need, taxonomy.serving(need.competence())));
        return new Question(query, team, serving, today);
    }
}
