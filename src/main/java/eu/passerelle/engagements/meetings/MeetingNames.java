package eu.passerelle.engagements.meetings;

import eu.passerelle.cities.Team;
import eu.passerelle.cities.Teams;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.Experts;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.scheduling.SessionNames;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Names for the calendars of those who meet. */
@Component
class MeetingNames implements SessionNames {
    private final Experts experts;
    private final Teams teams;

    MeetingNames(Experts experts, Teams teams) {
        this.experts = experts;
        this.teams = teams;
    }

    @Override
    public Map<ExpertId, String> experts(Collection<ExpertId> ids) {
        return experts.all(Set.copyOf(ids)).values().stream().collect(Collectors.toMap(Expert::id, MeetingNames::name));
    }

    /** An address is read by programs and servers that nobody chose: whoever is not named to cities is not named there. */
    private static String name(Expert expert) {
        return expert.isNamedToCities() ? expert.fullName() : expert.alias();
    }

    @Override
    public Map<TeamId, String> teams(Collection<TeamId> ids) {
        return teams.all(Set.copyOf(ids)).values().stream()
                .collect(Collectors.toMap(
                        Team::id, team -> team.name() + ", " + team.city().name()));
    }
}
