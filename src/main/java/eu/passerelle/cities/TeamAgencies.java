package eu.passerelle.cities;

import eu.passerelle.kernel.TeamId;
import java.util.List;
import org.springframework.stereotype.Component;

/** The organisations that sit in a team, by name. */
@Component
public class TeamAgencies {
    private final Members members;

    TeamAgencies(Members members) {
        this.members = members;
    }

    public List<String> of(TeamId team) {
        return members.of(team).stream()
                .map(Members.Member::organisation)
                .distinct()
                .toList();
    }
}
