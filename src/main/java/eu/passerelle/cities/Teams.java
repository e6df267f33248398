package eu.passerelle.cities;

import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.TeamId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The teams of the cities, each read whole with its city. */
@Component
public class Teams {
    public Team get(TeamId id) {
        return find(id).orElseThrow(() -> new NotFound("Team", id.value()));
    }

    public Optional<Team> find(TeamId id) {
        throw new UnsupportedOperationException();
    }

    /** One query, however many. */
    public Map<TeamId, Team> all(Collection<TeamId> ids) {
        throw new UnsupportedOperationException();
    }
}
