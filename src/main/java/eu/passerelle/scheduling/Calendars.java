package eu.passerelle.scheduling;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.scheduling.CalendarStore.Read;
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

/** Gathers what stands in the calendars of experts and a team, for {@link SharedTime} to decide on. */
@Component
class Calendars {
    private static final Duration STEP = SlotGrid.HALF_HOURLY.step();

    private final CalendarStore store;
    private final List<BookingRule> rules;
    private final Clock clock;

    Calendars(CalendarStore store, List<BookingRule> rules, Clock clock) {
        this.store = store;
        this.rules = List.copyOf(rules);
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
        return shared(meeting, window, store.read(meeting.experts(), List.of(meeting.team()), window, moving));
    }

    private Map<ExpertId, SharedTime> shared(Meeting meeting, Stretch window, Read read) {
        // Looked up once for all experts: seen through a part of the window they are the same.
        Stretches hours =
                TeamHours.in(meeting.teamZone(), read.country(meeting.team())).within(window);
        var shared = new LinkedHashMap<ExpertId, SharedTime>();
        meeting.experts()
                .forEach(expert -> shared.put(expert, shared(expert, meeting.team(), hours, meeting.onSite(), read)));
        return shared;
    }

    /**
     * What counts for a session that is to be booked, and stays so until the transaction ends.
     *
     * @throws eu.passerelle.kernel.Conflict when others do not allow it
     */
    SharedTime locked(BookSession command, Stretch wanted) {
        CalendarStore.Locked locked = store.lockAndRead(command, wanted);
        locked.state().ifPresent(state -> rules.forEach(rule -> rule.requireBookable(command.engagement(), state)));
        return command.offeredByExpert()
                ? agreed(command, locked.read())
                : ofOne(shared(Meeting.of(command), wanted, locked.read()));
    }

    private SharedTime shared(ExpertId expert, TeamId team, Stretches teamHours, boolean onSite, Read read) {
        Availability availability = read.said(expert);
        Booked booked = read.taken(expert.value());
        List<Stretch> ofTeam = read.taken(team.value()).all();
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
        Read read = store.read(experts, teams, window, Optional.empty());
        var hours = new HashMap<TeamId, Stretches>();
        var shared = new HashMap<Pair, SharedTime>();
        for (Pair pair : pairs) {
            Stretches teamHours = hours.computeIfAbsent(
                    pair.team(),
                    team -> TeamHours.in(pair.teamZone(), read.country(team)).within(window));
            shared.put(pair, shared(pair.expert(), pair.team(), teamHours, pair.onSite(), read));
        }
        return new Many(
                shared, experts.stream().collect(Collectors.toMap(ExpertId::value, expert -> pace(expert, read))));
    }

    private static Pace pace(ExpertId expert, Read read) {
        Availability availability = read.said(expert);
        Limits limits = availability.limits();
        return new Pace(
                availability.zone(),
                limits.buffers(),
                limits.caps(),
                limits.travel(),
                read.taken(expert.value()).all());
    }

    /** For a meeting with one expert. */
    SharedTime sharedByBoth(Meeting meeting, Stretch window, Optional<SessionId> moving) {
        return ofOne(shared(meeting, window, moving));
    }

    private static SharedTime ofOne(Map<ExpertId, SharedTime> shared) {
        return shared.values().iterator().next();
    }

    /** When both have agreed to a time, neither rules, limits, holds nor calendars elsewhere bind them; other sessions do. */
    private SharedTime agreed(BookSession command, Read read) {
        return new SharedTime(List.of(
                new Limit(Reason.NOTICE, new Times.From(clock.instant())),
                new Limit(
                        Reason.EXPERT_BOOKED,
                        unless(read.taken(command.expert().value()).all())),
                new Limit(
                        Reason.TEAM_BOOKED,
                        unless(read.taken(command.team().value()).all()))));
    }

    /** What an expert has to offer to any team. */
    SharedTime own(Availability availability, Stretch window) {
        ExpertId expert = availability.expert();
        Read read = store.read(List.of(expert), List.of(), window, Optional.empty());
        Booked booked = read.taken(expert.value());
        return new SharedTime(List.of(
                new Limit(Reason.EXPERT_HOURS, availability.times()),
                new Limit(Reason.NOTICE, new Times.From(earliest(availability))),
                new Limit(Reason.EXPERT_BOOKED, booked(availability, booked.all(), read.elsewhere(expert))),
                new Limit(Reason.EXPERT_TRAVELS, travels(availability, booked, false)),
                new Limit(Reason.EXPERT_HELD, unless(read.held(expert))),
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

    /** On a full step, so that the first slot after the notice is not at an odd time. */
    private Instant earliest(Availability availability) {
        return SlotGrid.ceiling(
                clock.instant().plus(Duration.ofHours(availability.limits().noticeHours())), STEP);
    }
}
