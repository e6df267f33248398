package eu.passerelle.planning;

import eu.passerelle.cities.Team;
import eu.passerelle.cities.TeamOrganisations;
import eu.passerelle.cities.TeamOrganisations.TeamOrganisation;
import eu.passerelle.cities.Teams;
import eu.passerelle.engagements.MentoringTrail;
import eu.passerelle.engagements.MentoringTrail.Advised;
import eu.passerelle.engagements.MentoringTrail.Agreed;
import eu.passerelle.engagements.MentoringTrail.Meeting;
import eu.passerelle.engagements.MentoringTrail.Trail;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.planning.PartChecks.Around;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What stands around a plan: its team, and what mentoring has brought up. Three queries, however large the plan is. */
@Component
class Settings {
    private final Teams teams;
    private final TeamOrganisations organisations;
    private final MentoringTrail trail;
    private final Clock clock;

    Settings(Teams teams, TeamOrganisations organisations, MentoringTrail trail, Clock clock) {
        this.teams = teams;
        this.organisations = organisations;
        this.trail = trail;
        this.clock = clock;
    }

    /** @param organisations of the team, and others that lead measures still */
    record Setting(Team team, List<TeamOrganisation> organisations, Trail trail, LocalDate today) {
        Setting {
            organisations = List.copyOf(organisations);
        }

        Around around() {
            return new Around(
                    members(),
                    Set.copyOf(needs()),
                    trail.meetings().stream().map(Meeting::id).collect(Collectors.toSet()));
        }

        Set<String> members() {
            return organisations.stream()
                    .filter(TeamOrganisation::member)
                    .map(TeamOrganisation::id)
                    .collect(Collectors.toSet());
        }

        List<String> needs() {
            return trail.needs().stream().map(CompetenceCode::value).toList();
        }

        /** What was agreed with the mentor and is no measure yet. */
        List<Agreed> notTakenOver(Plan plan) {
            Set<String> taken = plan.measures().stream()
                    .map(measure -> measure.text(Field.FOLLOW_UP))
                    .collect(Collectors.toSet());
            return trail.open().stream()
                    .filter(agreed -> !taken.contains(agreed.id()))
                    .toList();
        }

        /** What the mentor recommended, the team has taken up, and is no measure yet. */
        List<Advised> advisedAndNotTakenOver(Plan plan) {
            Set<String> taken = plan.measures().stream()
                    .map(measure -> measure.text(Field.ADVICE))
                    .collect(Collectors.toSet());
            return trail.advised().stream()
                    .filter(advised -> !taken.contains(advised.id()))
                    .toList();
        }
    }

    Setting of(Plan plan) {
        Team team = teams.get(plan.team());
        Set<String> leads = plan.measures().stream()
                .flatMap(measure -> measure.many(Field.LEAD).stream())
                .collect(Collectors.toSet());
        return new Setting(
                team,
                organisations.of(plan.team(), leads),
                trail.of(plan.team()),
                LocalDate.ofInstant(clock.instant(), team.city().zone()));
    }
}
