package eu.passerelle.engagements;

import eu.passerelle.cities.Team;
import eu.passerelle.directory.Expert;
import java.time.ZoneId;

/** An engagement with those who meet in it, seen from one side. */
public record Pair(Engagement engagement, Expert expert, Team team, boolean asExpert) {
    public ZoneId zone() {
        return asExpert ? expert.zone() : team.city().zone();
    }

    public ZoneId otherZone() {
        return asExpert ? team.city().zone() : expert.zone();
    }
}
