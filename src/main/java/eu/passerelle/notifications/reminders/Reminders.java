package eu.passerelle.notifications.reminders;

import eu.passerelle.accounts.Correspondents.Holder;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.scheduling.Session;
import eu.passerelle.scheduling.SessionId;
import eu.passerelle.scheduling.UpcomingSessions;
import eu.passerelle.scheduling.UpcomingSessions.Upcoming;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks every minute who is to be reminded of which session. The graph takes each claim of a reminder once, and the word
 * of it is written in the same transaction: so neither a second node, nor a restart, nor a clock that is put back
 * reminds anybody twice.
 */
@Component
class Reminders {
    private static final Logger log = LoggerFactory.getLogger(Reminders.class);
    /** A week, and the quiet hours before which a reminder may have to go out. */
    private static final Duration FARTHEST = Duration.ofDays(9);

    private static final String SENT = "MATCH (r:SentReminder) WHERE r.sessionId IN $sessions RETURN r.key AS key";
    private static final String CLAIM = "CREATE (:SentReminder {key: $key, sessionId: $session, at: $at})";

    private final UpcomingSessions sessions;
    private final Guests guests;
    private final ReminderChoices choices;
    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    Reminders(
            UpcomingSessions sessions,
            Guests guests,
            ReminderChoices choices,
            Neo4jClient neo4j,
            GraphTransactions transactions,
            Outbox outbox,
            Clock clock) {
        this.sessions = sessions;
        this.guests = guests;
        this.choices = choices;
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    private record Due(Session session, Lead lead, Guest guest) {
        /** Another time of the session is another reminder. */
        String key() {
            return session.id() + ":" + session.sequence() + ":" + lead + ":" + guest.key();
        }

        SessionNearing event() {
            return new SessionNearing(session.id(), session.sequence(), lead, guest.key());
        }
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT25S")
    void run() {
        Instant now = clock.instant();
        List<Upcoming> ahead = sessions.startingBetween(now, now.plus(FARTHEST));
        if (!ahead.isEmpty()) {
            List<Due> due = due(ahead, now);
            Set<String> sent = due.isEmpty() ? Set.of() : sent(due);
            due.stream().filter(one -> !sent.contains(one.key())).forEach(one -> alone(one, now));
        }
    }

    private List<Due> due(List<Upcoming> ahead, Instant now) {
        Map<SessionId, List<Guest>> coming = guests.of(ahead);
        Map<AccountId, ReminderChoice> chosen = choices.chosen(coming.values().stream()
                .flatMap(Collection::stream)
                .flatMap(guest -> guest.holder().stream())
                .map(Holder::account)
                .distinct()
                .toList());
        return ahead.stream()
                .flatMap(upcoming -> coming.getOrDefault(upcoming.session().id(), List.of()).stream()
                        .flatMap(guest -> due(upcoming, guest, chosen, now)))
                .toList();
    }

    private static Stream<Due> due(Upcoming upcoming, Guest guest, Map<AccountId, ReminderChoice> chosen, Instant now) {
        Session session = upcoming.session();
        ReminderChoice choice =
                guest.holder().map(Holder::account).map(chosen::get).orElse(ReminderChoice.USUAL);
        return choice.due(session.startsAt(), guest.zone(), upcoming.arrangedAt(), now)
                .map(lead -> new Due(session, lead, guest));
    }

    private Set<String> sent(List<Due> due) {
        return new HashSet<>(neo4j.query(SENT)
                .bind(due.stream()
                        .map(one -> one.session().id().value())
                        .distinct()
                        .toList())
                .to("sessions")
                .fetchAs(String.class)
                .all());
    }

    /** One that fails does not hold up those behind it. */
    private void alone(Due due, Instant now) {
        try {
            transactions.write(() -> {
                neo4j.query(CLAIM)
                        .bindAll(Map.of(
                                "key", due.key(),
                                "session", due.session().id().value(),
                                "at", now.atZone(ZoneOffset.UTC)))
                        .run();
                outbox.append(due.event());
            });
        } catch (DataIntegrityViolationException e) {
            log.debug("Another node reminds of session {}", due.session().id());
        } catch (RuntimeException e) {
            log.error(
                    "Nobody could be reminded of session {}; it will be tried again",
                    due.session().id(),
                    e);
        }
    }
}
