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

/** Gathers what stands in the calendars of experts and a team, for {@link SharedTime} to decide on: four queries. */
@Component
class Calendars {
    private static final Duration STEP = SlotGrid.HALF_HOURLY.step();
    /** To either side of a window, so that the sessions of each month and week that it touches are counted. */
    private static final Duration COUNTED = Duration.ofDays(38);

    private final AvailabilityStore availabilities;
    private final SessionStore sessions;
    private final BusyTimes outside;
    private final Holds holds;
    private final Clock clock;

    Calendars(AvailabilityStore availabilities, SessionStore sessions, BusyTimes outside, Holds holds, Clock clock) {
        this.availabilities = availabilities;
        this.sessions = sessions;
        this.outside = outside;
        this.holds = holds;
        this.clock = clock;
    }

    /** Who would meet, by which clock the team works, and whether the experts would travel to it. */
    record Meeting(Collection<ExpertId> experts, TeamId team, ZoneId teamZone, boolean onSite) {
        static Meeting of(ExpertId expert, TeamId team, ZoneId teamZone, boolean onSite) {
            return new Meeting(List.of(expert), team, teamZone, onSite);
        }

        static Meeting of(Session session) {
            return of(session.expert(), session.team(), session.zone(), session.onSite());
        }

        static Meeting of(BookSession command) {
            return of(command.expert(), command.team(), command.zone(), command.onSite());
        }

        static Meeting of(SlotQuery query) {
            return of(query.expert(), query.team(), query.teamZone(), query.onSite());
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
        Map<String, List<Stretch>> held = holds.of(meeting.experts(), window);
        // Looked up once for all experts: seen through a part of the window they are the same.
        Stretches hours = TeamHours.in(meeting.teamZone(), said.teamCountry()).within(window);
        var read = new Read(said, taken, elsewhere, held);
        var shared = new LinkedHashMap<ExpertId, SharedTime>();
        meeting.experts()
                .forEach(expert -> shared.put(expert, shared(expert, meeting.team(), hours, meeting.onSite(), read)));
        return shared;
    }

    /** @param taken by sessions, @param elsewhere by experts in their other calendars, @param held; each by id */
    private record Read(
            AvailabilityStore.Said said,
            Map<String, Booked> taken,
            Map<String, List<Stretch>> elsewhere,
            Map<String, List<Stretch>> held) {
        Booked taken(ExpertId expert) {
            return taken.getOrDefault(expert.value(), Booked.NONE);
        }

        List<Stretch> elsewhere(ExpertId expert) {
            return elsewhere.getOrDefault(expert.value(), List.of());
        }

        List<Stretch> held(ExpertId expert) {
            return held.getOrDefault(expert.value(), List.of());
        }
    }

    private SharedTime shared(ExpertId expert, TeamId team, Stretches teamHours, boolean onSite, Read read) {
        Availability availability = read.said().of(expert);
        Booked booked = read.taken(expert);
        List<Stretch> ofTeam =
                read.taken().getOrDefault(team.value(), Booked.NONE).all();
        return new SharedTime(List.of(
                new Limit(Reason.EXPERT_HOURS, availability.times()),
                new Limit(Reason.TEAM_HOURS, teamHours),
                new Limit(Reason.NOTICE, new Times.From(earliest(availability))),
                new Limit(Reason.EXPERT_BOOKED, booked(availability, booked.all(), read.elsewhere(expert))),
                new Limit(Reason.EXPERT_TRAVELS, travels(availability, booked, onSite)),
                new Limit(Reason.EXPERT_HELD, unless(read.held(expert))),
                new Limit(Reason.EXPERT_FULL, full(availability, booked.all())),
                new Limit(Reason.TEAM_BOOKED, unless(ofTeam))));
    }

    /** An expert and a team, by which clock the team works, and whether the expert would travel. */
    record Pair(ExpertId expert, TeamId team, ZoneId teamZone, boolean onSite) {}

    /** @param paces by the expert's id */
    record Many(Map<Pair, SharedTime> shared, Map<String, Pace> paces) {
        SharedTime of(Pair pair) {
            return Objects.requireNonNull(shared.get(pair));
        }
    }

    /** What the two of each pair share, good for questions about the window. */
    Many shared(Collection<Pair> pairs, Stretch window) {
        List<ExpertId> experts = pairs.stream().map(Pair::expert).distinct().toList();
        List<TeamId> teams = pairs.stream().map(Pair::team).distinct().toList();
        Map<TeamId, String> countries = availabilities.countries(teams);
        var read = new Read(
                availabilities.read(experts),
                sessions.taken(experts, teams, counted(window), Optional.empty()),
                outside.of(experts, window),
                holds.of(experts, window));
        var hours = new HashMap<TeamId, Stretches>();
        var shared = new HashMap<Pair, SharedTime>();
        for (Pair pair : pairs) {
            Stretches teamHours = hours.computeIfAbsent(
                    pair.team(),
                    team -> TeamHours.in(pair.teamZone(), Optional.ofNullable(countries.get(team)))
                            .within(window));
            shared.put(pair, shared(pair.expert(), pair.team(), teamHours, pair.onSite(), read));
        }
        return new Many(
                shared, experts.stream().collect(Collectors.toMap(ExpertId::value, expert -> pace(expert, read))));
    }

    private static Pace pace(ExpertId expert, Read read) {
        Availability availability = read.said().of(expert);
        Limits limits = availability.limits();
        return new Pace(
                availability.zone(),
                limits.buffers(),
                limits.caps(),
                limits.travel(),
                read.taken(expert).all());
    }

    /** For a meeting with one expert. */
    SharedTime sharedByBoth(Meeting meeting, Stretch window, Optional<SessionId> moving) {
        return shared(meeting, window, moving).values().iterator().next();
    }

    /** When both have agreed to a time, neither rules, limits, holds nor calendars elsewhere bind them; other sessions do. */
    SharedTime agreed(ExpertId expert, TeamId team, Stretch window) {
        var taken = sessions.taken(List.of(expert), List.of(team), window, Optional.empty());
        return new SharedTime(List.of(
                new Limit(Reason.NOTICE, new Times.From(clock.instant())),
                new Limit(
                        Reason.EXPERT_BOOKED,
                        unless(taken.getOrDefault(expert.value(), Booked.NONE).all())),
                new Limit(
                        Reason.TEAM_BOOKED,
                        unless(taken.getOrDefault(team.value(), Booked.NONE).all()))));
    }

    /** What an expert has to offer to any team. */
    SharedTime own(Availability availability, Stretch window) {
        ExpertId expert = availability.expert();
        Booked booked = sessions.taken(expert, counted(window));
        List<Stretch> elsewhere = outside.of(List.of(expert), window).getOrDefault(expert.value(), List.of());
        List<Stretch> held = holds.of(List.of(expert), window).getOrDefault(expert.value(), List.of());
        return new SharedTime(List.of(
                new Limit(Reason.EXPERT_HOURS, availability.times()),
                new Limit(Reason.NOTICE, new Times.From(earliest(availability))),
                new Limit(Reason.EXPERT_BOOKED, booked(availability, booked.all(), elsewhere)),
                new Limit(Reason.EXPERT_TRAVELS, travels(availability, booked, false)),
                new Limit(Reason.EXPERT_HELD, unless(held)),
                new Limit(Reason.EXPERT_FULL, full(availability, booked.all()))));
    }

    /** @param elsewhere what is busy in the expert's other calendars, where breaks are his or her own affair */
    private static Times booked(Availability availability, List<Stretch> sessions, List<Stretch> elsewhere) {
        return new Times.Unless(availability.limits().buffers().around(sessions).union(Stretches.of(elsewhere)));
    }

    /** Nothing else happens on days of travel: neither on those of the sessions that stand, nor on those of a new one. */
    private static Times travels(Availability availability, Booked booked, boolean onSite) {
        List<Stretch> apart = onSite ? booked.all() : booked.onSite();
        return new Times.Unless(availability.limits().travel().around(apart, availability.zone()));
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
