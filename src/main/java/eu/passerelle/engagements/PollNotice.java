package eu.passerelle.engagements;

import eu.passerelle.kernel.InterfaceLanguage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What those who were asked in a poll are told.
 *
 * @param zone the team's, by whose clock they all live
 * @param answerBy the end of the last day for answers
 * @param chosen once it is closed
 */
public record PollNotice(
        PollId id,
        PollState state,
        ZoneId zone,
        Duration length,
        List<Instant> times,
        Instant answerBy,
        Optional<Instant> chosen,
        List<Guest> guests) {
    public PollNotice {
        times = List.copyOf(times);
        guests = List.copyOf(guests);
    }

    /** Somebody who has no account; a mailed link opens his or her answers by this id. */
    public record Guest(String id, String name, String email, InterfaceLanguage language, boolean hasAnswered) {}
}
