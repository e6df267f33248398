package eu.passerelle.scheduling;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.TeamId;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;

/**
 * Which times suit each of many experts and a team? Otherwise as {@link SlotQuery}.
 *
 * @param onSite whoever is chosen travels to it
 * @param slotsEach how many times are named, the first ones
 */
public record FreeTimesQuery(
        Collection<ExpertId> experts,
        TeamId team,
        ZoneId teamZone,
        LocalDate from,
        LocalDate until,
        Duration length,
        boolean onSite,
        int slotsEach) {
    public FreeTimesQuery {
        experts = List.copyOf(experts);
    }
}
