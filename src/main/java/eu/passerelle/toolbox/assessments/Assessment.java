package eu.passerelle.toolbox.assessments;

import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.toolbox.AssessmentId;
import eu.passerelle.toolbox.instruments.Instrument;
import eu.passerelle.toolbox.results.GroupRule;
import eu.passerelle.toolbox.results.Results;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * One time that a team looks at itself. Results are of what was complete when it was closed, and it is never opened again:
 * the difference between two closings would be one person.
 *
 * @param instrument the version that all answer, whatever becomes of the instrument meanwhile
 */
record Assessment(
        AssessmentId id,
        TeamId team,
        String instrumentId,
        Instrument instrument,
        State state,
        LocalDate lastDay,
        ZoneId zone,
        Instant openedAt,
        Optional<Instant> endedAt,
        List<Respondent> people) {
    private static final int LONGEST_IN_ALL = 100;

    /** The message keys {@code toolbox.state.<state>} word each. */
    enum State {
        OPEN,
        CLOSED,
        /** Given up, without results. */
        CANCELLED
    }

    Assessment {
        people = List.copyOf(people);
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    Instant answerBy() {
        return lastDay.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** The links in the mails live a while longer. */
    LocalDate latest(LocalDate today) {
        LocalDate whileLinksLive = LocalDate.ofInstant(openedAt, zone).plusDays(LONGEST_IN_ALL);
        LocalDate usual = today.plusDays(Assessing.LONGEST_DAYS);
        return usual.isBefore(whileLinksLive) ? usual : whileLinksLive;
    }

    public boolean takesAnswers(Instant now) {
        return isOpen() && now.isBefore(answerBy());
    }

    void requireTakesAnswers(Instant now) {
        if (!takesAnswers(now)) {
            throw new Conflict("toolbox.conflict.over");
        }
    }

    void requireOpen() {
        if (!isOpen()) {
            throw new Conflict("toolbox.conflict.ended");
        }
    }

    void requireEnough() {
        if (missing() > 0) {
            throw new Conflict("toolbox.conflict.few", GroupRule.LEAST_PEOPLE, done());
        }
    }

    Optional<Respondent> person(String person) {
        return people.stream().filter(one -> one.id().equals(person)).findFirst();
    }

    /** How many have answered everything. */
    public int done() {
        return (int) people.stream().filter(one -> one.isDone(instrument)).count();
    }

    /** How many more have to answer before anything can be shown. */
    public int missing() {
        return GroupRule.missing(done());
    }

    public int agencies() {
        return (int) people.stream()
                .map(one -> GroupRule.key(one.agency()))
                .distinct()
                .count();
    }

    /** Who has answered everything, never what. */
    public boolean hasAnswered(Respondent person) {
        return person.isDone(instrument);
    }

    /** Empty until it is closed. */
    Optional<Results> results() {
        return state == State.CLOSED
                ? Results.of(
                        instrument,
                        people.stream()
                                .filter(one -> one.isDone(instrument))
                                .map(Respondent::filled)
                                .toList())
                : Optional.empty();
    }
}
