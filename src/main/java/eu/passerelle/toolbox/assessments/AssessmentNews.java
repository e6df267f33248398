package eu.passerelle.toolbox.assessments;

import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.toolbox.AssessmentId;
import eu.passerelle.toolbox.AssessmentNearing;
import eu.passerelle.toolbox.AssessmentNotice;
import eu.passerelle.toolbox.AssessmentNotice.Guest;
import eu.passerelle.toolbox.Assessments;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Says who is to be written to, reminds those who are not done once, and forgets in time who they were. */
@Component
class AssessmentNews implements Assessments {
    private static final int DAYS_AHEAD = 2;
    /** Nobody is reminded on the day on which the first mail came. */
    private static final Duration FIRST_MAIL = Duration.ofDays(1);

    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration LINK_LIVES = Duration.ofDays(Assessing.LONGEST_DAYS * 2L);

    private final AssessmentStore store;
    private final GraphTransactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    AssessmentNews(AssessmentStore store, GraphTransactions transactions, Outbox outbox, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public Optional<AssessmentNotice> find(AssessmentId id) {
        return store.find(id).map(this::notice);
    }

    private AssessmentNotice notice(Assessment assessment) {
        return new AssessmentNotice(
                assessment.id(),
                assessment.takesAnswers(clock.instant()),
                assessment.zone(),
                assessment.answerBy(),
                assessment.openedAt().plus(LINK_LIVES),
                assessment.people().stream()
                        .filter(person -> !person.email().isEmpty())
                        .map(person -> new Guest(
                                person.id(),
                                person.name(),
                                person.email(),
                                person.language(),
                                assessment.hasAnswered(person)))
                        .toList());
    }

    @Scheduled(cron = "0 11 * * * *")
    void remind() {
        Instant now = clock.instant();
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(DAYS_AHEAD);
        transactions.write(() ->
                store.nearing(day, now.minus(FIRST_MAIL), now).forEach(id -> outbox.append(new AssessmentNearing(id))));
    }

    @Scheduled(cron = "0 57 3 * * *")
    void forget() {
        Instant now = clock.instant();
        transactions.write(() -> {
            store.lapse(LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(Assessing.LONGEST_DAYS), now);
            store.forget(now.minus(KEPT));
        });
    }
}
