package eu.passerelle.scheduling;

import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.TeamId;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * Which times suit all of these, one each?
 *
 * @param from first day, in each team's zone
 * @param until last day, included; at most twelve weeks from the first on
 * @param length as in {@link SlotQuery}
 */
public record PlanQuery(List<Wanted> meetings, LocalDate from, LocalDate until, Duration length) {
    public PlanQuery {
        meetings = List.copyOf(meetings);
    }

    /** A session of an engagement that is to find its time. @param onSite as in {@link SlotQuery} */
    public record Wanted(EngagementId engagement, ExpertId expert, TeamId team, ZoneId teamZone, boolean onSite) {}
}
