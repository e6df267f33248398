package eu.passerelle.engagements;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How experts are asked.
 *
 * @param askedBy who asks; coordinators of the network always may
 * @param answerDays how long an expert has to answer
 * @param reminderDays after how many days without an answer he or she is reminded, once
 */
@ConfigurationProperties("passerelle.proposals")
record ProposalSettings(
        @DefaultValue("city") AskedBy askedBy,
        @DefaultValue("5") int answerDays,
        @DefaultValue("3") int reminderDays) {
    enum AskedBy {
        CITY,
        NETWORK_COORDINATOR
    }

    ProposalSettings {
        if (answerDays < 1 || reminderDays < 1 || reminderDays >= answerDays) {
            throw new IllegalArgumentException("passerelle.proposals.reminder-days is " + reminderDays
                    + " and answer-days is " + answerDays + ". Maybe make both at least 1, and the first the smaller.");
        }
    }

    public Duration timeToAnswer() {
        return Duration.ofDays(answerDays);
    }

    public Duration timeToReminder() {
        return Duration.ofDays(reminderDays);
    }
}
