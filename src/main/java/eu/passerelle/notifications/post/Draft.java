package eu.passerelle.notifications.post;

import eu.passerelle.kernel.InterfaceLanguage;
import java.util.Optional;

/**
 * A mail as it is handed in.
 *
 * @param recipientName as it stands beside the address; may be empty
 * @param thread mails of one thread never overtake each other
 * @param position in the thread; a later mail has a higher one
 */
public record Draft(
        String recipientAddress,
        String recipientName,
        InterfaceLanguage language,
        String subject,
        String text,
        String html,
        Optional<CalendarPart> calendar,
        String thread,
        long position) {

    /** @param method REQUEST or CANCEL, equal to METHOD inside */
    public record CalendarPart(String method, String iCalendar) {}
}
