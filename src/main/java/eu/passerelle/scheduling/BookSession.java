package eu.passerelle.scheduling;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * @param commandId made by the client; repeated, it gives the first answer
 * @param zone where people will live by the session: the team's
 * @param offeredByExpert the expert named this time, so the weekly rules do not bind it; being free still does
 */
public record BookSession(
        String commandId,
        AccountId by,
        EngagementId engagement,
        ExpertId expert,
        TeamId team,
        ZoneId zone,
        Instant start,
        Duration length,
        String place,
        boolean offeredByExpert) {}
