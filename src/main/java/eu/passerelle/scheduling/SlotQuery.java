package eu.passerelle.scheduling;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.TeamId;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Which times suit an expert and a team?
 *
 * @param teamZone the team meets on weekdays between 08:00 and 18:00 there
 * @param from first day, in the team's zone
 * @param until last day, included; at most two years after the first
 * @param onSite the expert travels to it, and may need days for that
 * @param length 15 minutes to 8 hours, in steps of 15 minutes
 */
public record SlotQuery(
        ExpertId expert,
        TeamId team,
        ZoneId teamZone,
        LocalDate from,
        LocalDate until,
        Duration length,
        boolean onSite,
        int limit) {}
