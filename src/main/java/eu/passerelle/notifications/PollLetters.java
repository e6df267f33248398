package eu.passerelle.notifications;

import eu.passerelle.accounts.MailedLinks;
import eu.passerelle.engagements.PollId;
import eu.passerelle.engagements.PollNotice;
import eu.passerelle.engagements.PollNotice.Guest;
import eu.passerelle.engagements.PollState;
import eu.passerelle.engagements.Polls;
import eu.passerelle.kernel.SecretToken;
import eu.passerelle.notifications.Letter.Fact;
import eu.passerelle.scheduling.Session;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What is written to those who are asked in a poll, and what came of it. They live by the team's clock; its offset from UTC
 * stands beside each time, and its name, which may tell the place, on the page only.
 */
@Component
class PollLetters {
    /** Whoever is a little late finds a page that says so, not a dead link. */
    private static final Duration LINK_OUTLIVES_QUESTION = Duration.ofDays(1);
    /** How long what came of it can be read on the page. */
    private static final Duration LINK_TO_OUTCOME_LIVES = Duration.ofDays(7);

    private final Polls polls;
    private final MailedLinks links;
    private final PublicSite site;
    private final MessageSource messages;
    private final Clock clock;

    PollLetters(Polls polls, MailedLinks links, PublicSite site, MessageSource messages, Clock clock) {
        this.polls = polls;
        this.links = links;
        this.site = site;
        this.messages = messages;
        this.clock = clock;
    }

    List<Letter> opened(PollId id) {
        return asking(LetterKind.POLL_OPENED, id, guest -> true);
    }

    List<Letter> reminded(PollId id) {
        return asking(LetterKind.POLL_REMINDED, id, guest -> !guest.hasAnswered());
    }

    /** Over by now, nobody needs to be asked. */
    private List<Letter> asking(LetterKind kind, PollId id, Predicate<Guest> whom) {
        return polls.find(id).filter(poll -> poll.state() == PollState.OPEN).stream()
                .flatMap(poll -> poll.guests().stream()
                        .filter(whom)
                        .map(guest -> letter(
                                kind,
                                poll,
                                guest,
                                asked(poll, guest),
                                poll.answerBy().plus(LINK_OUTLIVES_QUESTION))))
                .toList();
    }

    List<Letter> closed(PollId id) {
        return polls.find(id)
                .flatMap(poll -> poll.chosen().map(chosen -> outcome(LetterKind.POLL_CLOSED, poll, chosen)))
                .orElse(List.of());
    }

    List<Letter> cancelled(PollId id) {
        return polls.find(id)
                .map(poll -> toAll(LetterKind.POLL_CANCELLED, poll, outcomeEnds(), guest -> List.of()))
                .orElse(List.of());
    }

    /** @param kind what both sides are told of the session */
    List<Letter> changed(LetterKind kind, Session session) {
        LetterKind told =
                kind == LetterKind.SESSION_MOVED ? LetterKind.POLL_SESSION_MOVED : LetterKind.POLL_SESSION_CANCELLED;
        return polls.behind(session.id())
                .map(poll -> outcome(told, poll, session.startsAt()))
                .orElse(List.of());
    }

    private List<Letter> outcome(LetterKind kind, PollNotice poll, Instant start) {
        return toAll(
                kind,
                poll,
                outcomeEnds(),
                guest -> List.of(
                        fact("notifications.mail.fact.when", times(poll, guest).moment(start)), length(poll, guest)));
    }

    private Instant outcomeEnds() {
        return clock.instant().plus(LINK_TO_OUTCOME_LIVES);
    }

    private List<Letter> toAll(LetterKind kind, PollNotice poll, Instant linkEnds, Function<Guest, List<Fact>> facts) {
        return poll.guests().stream()
                .map(guest -> letter(kind, poll, guest, facts.apply(guest), linkEnds))
                .toList();
    }

    private Letter letter(LetterKind kind, PollNotice poll, Guest guest, List<Fact> facts, Instant linkEnds) {
        SecretToken link = links.issue(Polls.LINK_PURPOSE, guest.id(), linkEnds);
        return new Letter(
                kind,
                new Recipient(guest.email(), guest.name(), guest.language()),
                facts,
                site.pollAnswer(link),
                true,
                Optional.empty(),
                "poll:" + poll.id());
    }

    private List<Fact> asked(PollNotice poll, Guest guest) {
        Times times = times(poll, guest);
        var facts = new ArrayList<Fact>();
        facts.add(length(poll, guest));
        facts.add(new Fact(
                "notifications.mail.fact.pollTimes",
                poll.times().stream().map(times::moment).toList()));
        facts.add(fact(
                "notifications.mail.fact.answerUntil", times.day(poll.answerBy().minusSeconds(1))));
        return facts;
    }

    private Fact length(PollNotice poll, Guest guest) {
        return fact(
                "notifications.mail.fact.length",
                messages.getMessage(
                        "notifications.mail.minutes",
                        new Object[] {poll.length().toMinutes()},
                        guest.language().locale()));
    }

    private static Times times(PollNotice poll, Guest guest) {
        return new Times(guest.language(), poll.zone());
    }

    private static Fact fact(String label, String value) {
        return new Fact(label, List.of(value));
    }
}
