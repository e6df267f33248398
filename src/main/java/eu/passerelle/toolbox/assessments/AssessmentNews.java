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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Says who is to be written to, reminds those who are not done once, ends what nobody ends, and forgets in time who was
 * asked.
 */
@Component
class AssessmentNews implements Assessments {
    private static final Logger log = LoggerFactory.getLogger(AssessmentNews.class);
    private static final int DAYS_AHEAD = 2;
    /** Nobody is reminded on the day on which the first mail came. */
    private static final Duration FIRST_MAIL = Duration.ofDays(1);

    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration LINK_LIVES = Duration.ofDays(Assessing.LONGEST_DAYS * 2L);

    private final AssessmentStore store;
    private final AssessmentDays days;
    private final Assessing assessing;
    private final GraphTransactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    AssessmentNews(
            AssessmentStore store,
            AssessmentDays days,
            Assessing assessing,
            GraphTransactions transactions,
            Outbox outbox,
            Clock clock) {
        this.store = store;
        this.days = days;
        this.assessing = assessing;
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
        days.nearing(day, now.minus(FIRST_MAIL)).forEach(id -> alone(id, () -> remind(id, day, now)));
    }

    private void remind(AssessmentId id, LocalDate day, Instant now) {
        if (days.markReminded(id, day, now)) {
            outbox.append(new AssessmentNearing(id));
        }
    }

    @Scheduled(cron = "0 57 3 * * *")
    void forget() {
        Instant now = clock.instant();
        LocalDate longAgo = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(Assessing.LONGEST_DAYS);
        days.lapsed(longAgo).forEach(id -> alone(id, () -> assessing.lapse(id, longAgo)));
        transactions.write(() -> days.forget(now.minus(KEPT)));
    }

    /** One that fails does not hold up those behind it. */
    private void alone(AssessmentId id, Runnable work) {
        try {
            transactions.write(work);
        } catch (RuntimeException e) {
            log.error("Assessment {} could not be ended or reminded of; it will be tried again", id, e);
        }
    }
}
