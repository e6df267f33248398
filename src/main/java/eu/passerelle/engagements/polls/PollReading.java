package eu.passerelle.engagements.polls;

import eu.passerelle.engagements.Pair;
import eu.passerelle.engagements.meetings.Meetings;
import eu.passerelle.kernel.InvalidInput;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads polls as they were typed, beside the calendars of both sides. */
@Component
class PollReading {
    private final Meetings meetings;

    PollReading(Meetings meetings) {
        this.meetings = meetings;
    }

    /** @throws InvalidInput with every problem that there is */
    NewPoll read(Pair pair, TypedPoll typed) {
        return new PollChecks(pair.team().city().zone(), meetings.firstDay(pair), free(pair, typed)).read(typed);
    }

    /** Those of the typed times that can be booked. */
    Set<Instant> free(Pair pair, TypedPoll typed) {
        return meetings.bookable(pair, typed.instants(), Duration.ofMinutes(minutes(typed)));
    }

    /** Those of a poll's times that can still be booked. Once it has ended, nothing is to be booked any more. */
    Set<Instant> stillFree(Pair pair, Poll poll) {
        return poll.isOpen() ? meetings.bookable(pair, poll.times(), poll.length()) : Set.copyOf(poll.times());
    }

    /** The usual length when what was typed is none. */
    static int minutes(TypedPoll typed) {
        return Meetings.LENGTHS.stream()
                .filter(length -> String.valueOf(length).equals(typed.minutes()))
                .findFirst()
                .orElse(Meetings.LENGTHS.getFirst());
    }
}
