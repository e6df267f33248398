package eu.passerelle.scheduling;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.scheduling.outside.BusyTimes;
import eu.passerelle.scheduling.recurrence.SharedTime;
import eu.passerelle.scheduling.recurrence.SharedTime.Limit;
import eu.passerelle.scheduling.recurrence.SharedTime.Reason;
import eu.passerelle.scheduling.recurrence.SlotGrid;
import eu.passerelle.scheduling.recurrence.Stretch;
import eu.passerelle.scheduling.recurrence.Stretches;
import eu.passerelle.scheduling.recurrence.Times;
import eu.passerelle.scheduling.together.Pace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Gathers what stands in the calendars of experts and a team, for {@link SharedTime} to decide on: three queries. */
@Component
class Calendars {
    private static final Duration STEP = SlotGrid.HALF_HOURLY.step();
    /** To either side of a window, so that the sessions of each month and week that it touches are counted. */
    private static final Duration COUNTED = Duration.ofDays(38);

    private final AvailabilityStore availabilities;
    private final SessionStore sessions;
    private final BusyTimes outside;
    private final Clock clock;

    Calendars(AvailabilityStore availabilities, SessionStore sessions, BusyTimes outside, Clock clock) {
        this.availabilities = availabilities;
        this.sessions = sessions;
        this.outside = outside;
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
        AvailabilityStore.Said said = availabilities.read(meeting.experts(), meeting.team());
        var taken = sessions.taken(meeting.experts(), List.of(meeting.team()), counted(window), moving);
        Map<String, List<Stretch>> elsewhere = outside.of(meeting.experts(), window);
        // Looked up once for all experts: seen through a part of the window they are the same.
        Stretches hours = TeamHours.in(meeting.teamZone(), said.teamCountry()).within(window);
        var read = new Read(said, taken, elsewhere);
        var shared = new LinkedHashMap<ExpertId, SharedTime>();
        meeting.experts().forEach(expert -> shared.put(expert, shared(expert, meeting.team(), hours, read)));
        return shared;
    }

    /** @param taken by sessions, @param elsewhere by experts in their other calendars; both by id */
    private record Read(
            AvailabilityStore.Said said, Map<String, List<Stretch>> taken, Map<String, List<Stretch>> elsewhere) {
        List<Stretch> taken(ExpertId expert) {
            return taken.getOrDefault(expert.value(), List.of());
        }
    }

    private SharedTime shared(ExpertId expert, TeamId team, Stretches teamHours, Read read) {
        Availability availability = read.said().of(expert);
        List<Stretch> booked = read.taken(expert);
        List<Stretch> elsewhere = read.elsewhere().getOrDefault(expert.value(), List.of());
        return new SharedTime(List.of(
                new Limit(Reason.EXPERT_HOURS, availability.times()),
                new Limit(Reason.TEAM_HOURS, teamHours),
                new Limit(Reason.NOTICE, new Times.From(earliest(availability))),
                new Limit(Reason.EXPERT_BOOKED, booked(availability, booked, elsewhere)),
                new Limit(Reason.EXPERT_FULL, full(availability, booked)),
                new Limit(Reason.TEAM_BOOKED, unless(read.taken().getOrDefault(team.value(), List.of())))));
    }

    /** An expert and a team, and by which clock the team works. */
    record Pair(ExpertId expert, TeamId team, ZoneId teamZone) {}

    /** @param paces by the expert's id */
    record Many(Map<Pair, SharedTime> shared, Map<String, Pace> paces) {
        SharedTime of(Pair pair) {
            return Objects.requireNonNull(shared.get(pair));
        }
    }

    /** What the two of each pair share, good for questions about the window: four queries, however many pairs. */
    Many shared(Collection<Pair> pairs, Stretch window) {
        List<ExpertId> experts = pairs.stream().map(Pair::expert).distinct().toList();
        List<TeamId> teams = pairs.stream().map(Pair::team).distinct().toList();
        Map<TeamId, String> countries = availabilities.countries(teams);
        var read = new Read(
                availabilities.read(experts),
                sessions.taken(experts, teams, counted(window), Optional.empty()),
                outside.of(experts, window));
        var hours = new HashMap<TeamId, Stretches>();
        var shared = new HashMap<Pair, SharedTime>();
        for (Pair pair : pairs) {
            Stretches teamHours = hours.computeIfAbsent(
                    pair.team(),
                    team -> TeamHours.in(pair.teamZone(), Optional.ofNullable(countries.get(team)))
                            .within(window));
            shared.put(pair, shared(pair.expert(), pair.team(), teamHours, read));
        }
        return new Many(
                shared, experts.stream().collect(Collectors.toMap(ExpertId::value, expert -> pace(expert, read))));
    }

    private static Pace pace(ExpertId expert, Read read) {
        Availability availability = read.said().of(expert);
        Limits limits = availability.limits();
        return new Pace(availability.zone(), limits.buffers(), limits.caps(), read.taken(expert));
    }

    SharedTime shared(ExpertId expert, TeamId team, ZoneId teamZone, Stretch window, Optional<SessionId> moving) {
        return shared(Meeting.of(expert, team, teamZone), window, moving)
                .values()
                .iterator()
                .next();
    }

    /** When both have agreed to a time, neither rules, limits nor calendars elsewhere bind them; other sessions do. */
    SharedTime agreed(ExpertId expert, TeamId team, Stretch window) {
        var taken = sessions.taken(List.of(expert), List.of(team), window, Optional.empty());
        return new SharedTime(List.of(
                new Limit(Reason.NOTICE, new Times.From(clock.instant())),
                new Limit(Reason.EXPERT_BOOKED, unless(taken.getOrDefault(expert.value(), List.of()))),
                new Limit(Reason.TEAM_BOOKED, unless(taken.getOrDefault(team.value(), List.of())))));
    }

    /** What an expert has to offer to any team. */
    SharedTime own(Availability availability, Stretch window) {
        ExpertId expert = availability.expert();
        List<Stretch> booked = sessions.taken(expert, counted(window));
        List<Stretch> elsewhere = outside.of(List.of(expert), window).getOrDefault(expert.value(), List.of());
        return new SharedTime(List.of(
                new Limit(Reason.EXPERT_HOURS, availability.times()),
                new Limit(Reason.NOTICE, new Times.From(earliest(availability))),
                new Limit(Reason.EXPERT_BOOKED, booked(availability, booked, elsewhere)),
                new Limit(Reason.EXPERT_FULL, full(availability, booked))));
    }

    /** @param elsewhere what is busy in the expert's other calendars, where breaks are his or her own affair */
    private static Times booked(Availability availability, List<Stretch> sessions, List<Stretch> elsewhere) {
        return new Times.Unless(availability.limits().buffers().around(sessions).union(Stretches.of(elsewhere)));
    }

    private static Times full(Availability availability, List<Stretch> sessions) {
        return new Times.Unless(availability.limits().caps().full(sessions, availability.zone()));
    }

    private static Times unless(List<Stretch> sessions) {
        return new Times.Unless(Stretches.of(sessions));
    }

    private static Stretch counted(Stretch window) {
        return new Stretch(window.start().minus(COUNTED), window.end().plus(COUNTED));
    }

    /** On a full step, so that the first slot after the notice is not at an odd time. */
    private Instant earliest(Availability availability) {
        return SlotGrid.ceiling(
                clock.instant().plus(Duration.ofHours(availability.limits().noticeHours())), STEP);
    }
}
