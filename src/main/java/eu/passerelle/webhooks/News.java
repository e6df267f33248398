package eu.passerelle.webhooks;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.TeamId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What happened, as the world outside may know it. It concerns the team, the expert and those who coordinate the network.
 *
 * @param things the ids of each thing it happened to, by what it is: of a series, one for each session
 */
record News(EventKind kind, Optional<TeamId> team, Optional<ExpertId> expert, List<Map<String, String>> things) {
    News {
        things = List.copyOf(things);
    }
}
