package eu.passerelle.engagements.polls;

import eu.passerelle.engagements.PollId;
import eu.passerelle.engagements.PollState;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.scheduling.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A few times, and several people who say which of them suits.
 *
 * @param place where the session would be, may be empty
 * @param quorum how many of the members have to come, a deputy in the place of the one he or she stands for
 * @param lastDay for answers, in the zone
 * @param zone the team's
 * @param times in order
 * @param people in the order in which they were named
 * @param chosen and the session that is booked for it, once closed
 */
record Poll(
        PollId id,
        EngagementId engagement,
        PollState state,
        Duration length,
        String place,
        int quorum,
        LocalDate lastDay,
        ZoneId zone,
        List<Instant> times,
        List<PollPerson> people,
        Optional<Instant> chosen,
        Optional<SessionId> session) {
    private static final int MORNING = 9;
    private static final int EVENING = 18;

    Poll {
        times = List.copyOf(times);
        people = List.copyOf(people);
    }

    Instant answerBy() {
        return lastDay.plusDays(1).atStartOfDay(zone).toInstant();
    }

    public boolean isOpen() {
        return state == PollState.OPEN;
    }

    boolean takesAnswers(Instant now) {
        return isOpen() && now.isBefore(answerBy());
    }

    /** By day, from the morning before the last day on: late enough to be needed, early enough to help. */
    boolean needsReminder(Instant now) {
        ZonedDateTime there = now.atZone(zone);
        return takesAnswers(now)
                && !there.toLocalDate().isBefore(lastDay.minusDays(1))
                && there.getHour() >= MORNING
                && there.getHour() < EVENING;
    }

    /** @throws Conflict when it is closed or cancelled */
    void requireOpen() {
        if (!isOpen()) {
            throw new Conflict("engagements.conflict.poll." + state.name());
        }
    }

    /** @throws Conflict when nobody can answer any more */
    void requireTakesAnswers(Instant now) {
        requireOpen();
        if (!takesAnswers(now)) {
            throw new Conflict("engagements.conflict.poll.lastDay");
        }
    }

    Optional<PollPerson> person(String person) {
        return people.stream().filter(asked -> asked.id().equals(person)).findFirst();
    }

    /** @param free which of the times can still be booked */
    List<RankedTime> ranked(Set<Instant> free) {
        return TimeRanking.rank(times, people, quorum, free);
    }
}
