package eu.passerelle.scheduling;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.scheduling.recurrence.SharedTime;
import eu.passerelle.scheduling.recurrence.SlotGrid;
import eu.passerelle.scheduling.recurrence.Stretch;
import eu.passerelle.scheduling.recurrence.Stretches;
import eu.passerelle.scheduling.recurrence.WeeklyTimes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Gathers what stands in the calendars of experts and a team, for {@link SharedTime} to decide on: two queries. */
@Component
class Calendars {
    private static final LocalTime TEAM_FROM = LocalTime.of(8, 0);
    private static final LocalTime TEAM_UNTIL = LocalTime.of(18, 0);
    private static final Duration STEP = SlotGrid.HALF_HOURLY.step();

    private final AvailabilityQuery availabilities;
    private final SessionStore sessions;
    private final Clock clock;

    Calendars(AvailabilityQuery availabilities, SessionStore sessions, Clock clock) {
        this.availabilities = availabilities;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Who would meet, and by which clock the team works. */
    record Meeting(Collection<ExpertId> experts, TeamId team, ZoneId teamZone) {
        static Meeting of(ExpertId expert, TeamId team, ZoneId teamZone) {
            return new Meeting(List.of(expert), team, teamZone);
        }
    }

    /**
     * What each expert shares with the team, good for questions about the window.
     *
     * @param moving a session that is no obstacle to itself
     */
    Map<ExpertId, SharedTime> shared(Meeting meeting, Stretch window, Optional<SessionId> moving) {
        Map<String, Availability> said = availabilities.of(meeting.experts());
        Map<String, List<Stretch>> taken = sessions.taken(meeting.experts(), meeting.team(), window, moving);
        // Looked up once for all experts: seen through a part of the window they are the same.
        Stretches teamHours = WeeklyTimes.onWeekdays(meeting.teamZone(), TEAM_FROM, TEAM_UNTIL)
                .within(window);
        var shared = new LinkedHashMap<ExpertId, SharedTime>();
        for (ExpertId expert : meeting.experts()) {
            Availability availability = said.getOrDefault(expert.value(), Availability.none(expert, ZoneOffset.UTC));
            shared.put(
                    expert,
                    new SharedTime(
                            List.of(availability.times(), teamHours),
                            busy(taken, expert.value(), meeting.team().value()),
                            earliest(availability)));
        }
        return shared;
    }

    SharedTime shared(ExpertId expert, TeamId team, ZoneId teamZone, Stretch window, Optional<SessionId> moving) {
        return shared(Meeting.of(expert, team, teamZone), window, moving)
                .values()
                .iterator()
                .next();
    }

    /** When both have agreed to a time, the rules of the week and the notice do not bind them; other sessions do. */
    SharedTime agreed(ExpertId expert, TeamId team, Stretch window) {
        var taken = sessions.taken(List.of(expert), team, window, Optional.empty());
        return new SharedTime(List.of(), busy(taken, expert.value(), team.value()), clock.instant());
    }

    /** What an expert has to offer to any team. */
    SharedTime own(Availability availability, Stretch window) {
        var expert = new ExpertId(availability.expertId());
        var taken = sessions.taken(expert, window);
        return new SharedTime(List.of(availability.times()), Stretches.of(taken), earliest(availability));
    }

    private static Stretches busy(Map<String, List<Stretch>> taken, String expert, String team) {
        var all = new ArrayList<>(taken.getOrDefault(expert, List.of()));
        all.addAll(taken.getOrDefault(team, List.of()));
        return Stretches.of(all);
    }

    /** On a full step, so that the first slot after the notice is not at an odd time. */
    private Instant earliest(Availability availability) {
        return SlotGrid.ceiling(clock.instant().plus(Duration.ofHours(availability.minimumNoticeHours())), STEP);
    }
}
