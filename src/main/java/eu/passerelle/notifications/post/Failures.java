package eu.passerelle.notifications.post;

import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/** Reads from an exception of the mail library whose fault it is and whether it may pass. */
final class Failures {
    private static final int FIRST_PERMANENT = 500;
    private static final int LONGEST = 500;

    private Failures() {}

    static Outcome outcomeOf(MailException failure) {
        if (failure instanceof MailAuthenticationException || isOfConnection(failure)) {
            return new Outcome.ServerUnavailable(describe(failure));
        }
        List<Throwable> causes = causes(failure);
        String reason = describe(causes.getLast());
        return causes.stream().anyMatch(Failures::isPermanent)
                ? new Outcome.Refused(reason)
                : new Outcome.TryLater(reason);
    }

    /** Spring gives a cause to a failed connection only; failed messages are listed instead. */
    private static boolean isOfConnection(MailException failure) {
        return failure instanceof MailSendException && failure.getCause() != null;
    }

    /** Of the recipient or of the content; a refused sender is a matter of settings and may be mended. */
    private static boolean isPermanent(Throwable cause) {
        return switch (cause) {
            case SMTPAddressFailedException e -> e.getReturnCode() >= FIRST_PERMANENT;
            case SMTPSendFailedException e -> e.getReturnCode() >= FIRST_PERMANENT && isOfData(e);
            default -> false;
        };
    }

    private static boolean isOfData(SMTPSendFailedException failure) {
        return failure.getCommand() == null || !failure.getCommand().startsWith("MAIL");
    }

    /** The exception and all that it wraps or chains, outermost first. */
    private static List<Throwable> causes(MailException failure) {
        var causes = new ArrayList<Throwable>(List.of(failure));
        if (failure instanceof MailSendException several) {
            causes.addAll(List.of(several.getMessageExceptions()));
        }
        for (int i = 0; i < causes.size(); i++) {
            Throwable next = causes.get(i) instanceof MessagingException e
                    ? e.getNextException()
                    : causes.get(i).getCause();
            if (next != null && !causes.contains(next)) {
                causes.add(next);
            }
        }
        return causes;
    }

    static String describe(Throwable failure) {
        String message = failure.getMessage() == null
                ? failure.getClass().getSimpleName()
                : failure.getMessage().strip();
        return message.length() <= LONGEST ? message : message.substring(0, LONGEST);
    }
}
