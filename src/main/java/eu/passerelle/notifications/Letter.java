package eu.passerelle.notifications;

import eu.passerelle.notifications.post.Draft.CalendarPart;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What is to be said, before it is worded. It names no city, need, competence or person beyond the recipient: mail is
 * read by others on its way, and where it lies.
 *
 * @param page where the rest is
 * @param opensWithoutSigningIn the page's address is itself the key, so the mail says to keep it private
 * @param thread what it is about, such as one proposal
 */
record Letter(
        LetterKind kind,
        Recipient recipient,
        List<Fact> facts,
        URI page,
        boolean opensWithoutSigningIn,
        Optional<CalendarPart> calendar,
        String thread) {

    /** @param label a message key; @param values worded already, in the recipient's language */
    record Fact(String label, List<String> values) {}
}
