package eu.passerelle.notifications;

import eu.passerelle.notifications.post.Mail;
import eu.passerelle.notifications.post.MailState;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * Where a mail is. What it says is not shown: it may hold a link that is meant for one person.
 *
 * @param problem why the last attempt failed; may be empty
 * @param canBeRetried it stands still, and no newer one on the same matter is out
 */
record MailView(
        String id,
        MailState state,
        String recipient,
        String subject,
        int attempts,
        ZonedDateTime writtenAt,
        ZonedDateTime nextAttemptAt,
        Optional<ZonedDateTime> sentAt,
        String problem,
        boolean overtaken,
        boolean canBeRetried) {

    static MailView of(Mail mail, boolean serverConfigured) {
        return new MailView(
                mail.id(),
                mail.state(),
                mail.recipientAddress(),
                mail.subject(),
                mail.attempts(),
                utc(mail.createdAt()),
                utc(mail.nextAttemptAt()),
                mail.sentAt().map(MailView::utc),
                mail.error(),
                mail.overtaken(),
                canBeRetried(mail, serverConfigured));
    }

    private static boolean canBeRetried(Mail mail, boolean serverConfigured) {
        boolean standsStill = mail.state() == MailState.PARKED || mail.state() == MailState.KEPT;
        return serverConfigured && standsStill && !mail.overtaken();
    }

    private static ZonedDateTime utc(Instant instant) {
        return instant.atZone(ZoneOffset.UTC);
    }
}
