package eu.passerelle.scheduling;

import eu.passerelle.scheduling.Attendance.Answer;
import eu.passerelle.scheduling.Invitations.Words;
import eu.passerelle.scheduling.icalendar.InvitationText;
import eu.passerelle.scheduling.icalendar.InvitationText.Event;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A series as one rule and its exceptions. Every event of it has the sequence of what was changed last, so that a
 * program takes it for newer than all that it was sent before.
 *
 * @param series by one clock, in order of their numbers
 * @param answers of the one whom it is written to; who said other things of other dates finds each in its place
 */
record SeriesPattern(List<Session> series, Map<SessionId, Answer> answers) {
    boolean isCancelled() {
        return standing().isEmpty();
    }

    InvitationText.Series series(Words words) {
        Session any = any();
        List<Session> standing = standing();
        int times = occurrence(standing.isEmpty() ? series.getLast() : standing.getLast())
                        .index()
                + 1;
        Optional<Answer> common =
                standing.stream().filter(this::isInPlace).findFirst().flatMap(this::answer);
        Event first = words.event(
                any, Optional.empty(), sequence(), common, occurrence(any).begin(any.zone()));
        return new InvitationText.Series(
                first,
                occurrence(any).everyWeeks(),
                times,
                leftOut(times),
                standing.stream()
                        .filter(session ->
                                !isInPlace(session) || !answer(session).equals(common))
                        .map(session -> exception(session, words))
                        .toList());
    }

    /** One that stands, if any does: the event of all says whether there is one. */
    private Session any() {
        return standing().stream().findFirst().orElseGet(series::getFirst);
    }

    private List<Session> standing() {
        return series.stream()
                .filter(session -> session.state() == Session.State.CONFIRMED)
                .toList();
    }

    private List<ZonedDateTime> leftOut(int times) {
        if (isCancelled()) {
            return List.of();
        }
        Session any = any();
        var kept =
                standing().stream().map(session -> occurrence(session).index()).collect(Collectors.toSet());
        return IntStream.range(0, times)
                .filter(index -> !kept.contains(index))
                .mapToObj(index -> occurrence(any).at(index).planned(any.zone()))
                .toList();
    }

    private Event exception(Session session, Words words) {
        return words.event(
                session,
                Optional.of(occurrence(session).planned(session.zone())),
                sequence(),
                answer(session),
                start(session));
    }

    private int sequence() {
        return series.stream().mapToInt(Session::sequence).max().orElse(0);
    }

    private Optional<Answer> answer(Session session) {
        return Optional.ofNullable(answers.get(session.id()));
    }

    private boolean isInPlace(Session session) {
        return start(session).equals(occurrence(session).planned(session.zone()));
    }

    private static ZonedDateTime start(Session session) {
        return session.startsAt().atZone(session.zone());
    }

    private static Occurrence occurrence(Session session) {
        return session.occurrence().orElseThrow();
    }
}
