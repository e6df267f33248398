package eu.passerelle.scheduling;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.TeamId;
import java.util.Collection;
import java.util.Map;

/** What those who meet are called to each other: whoever knows experts and teams tells. Those that are gone are absent. */
public interface SessionNames {
    /** As cities may read them: by the alias, where an expert is not named to cities. */
    Map<ExpertId, String> experts(Collection<ExpertId> experts);

    /** With their cities. */
    Map<TeamId, String> teams(Collection<TeamId> teams);
}
