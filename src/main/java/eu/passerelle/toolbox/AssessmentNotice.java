package eu.passerelle.toolbox;

import eu.passerelle.kernel.InterfaceLanguage;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * What those who are asked are told.
 *
 * @param answerBy the end of the last day for answers
 * @param linkEnds when a mailed link opens nothing any more: later, as the last day may be put off
 */
public record AssessmentNotice(
        AssessmentId id, boolean open, ZoneId zone, Instant answerBy, Instant linkEnds, List<Guest> guests) {
    public AssessmentNotice {
        guests = List.copyOf(guests);
    }

    /**
     * Somebody who has no account; a mailed link opens his or her answers by this id.
     *
     * @param done has answered everything
     */
    public record Guest(String id, String name, String email, InterfaceLanguage language, boolean done) {}
}
