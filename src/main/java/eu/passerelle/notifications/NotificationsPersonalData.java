package eu.passerelle.notifications;

import eu.passerelle.privacy.Holding;
import eu.passerelle.privacy.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** Mails and news for somebody, and how he or she wants them. */
@Component
class NotificationsPersonalData implements PersonalData {
    private static final String MAIL = """
            MATCH (n:Mail) WHERE toLower(n.recipient) IN $addresses RETURN n, n.sentAt AS sentAt
            """;
    private static final String REPLY_NOTE = """
            MATCH (n:ReplyNote) WHERE toLower(n.address) IN $addresses RETURN n
            """;
    private static final String NOTICE = """
            MATCH (n:Notice) WHERE n.owner IN $owners RETURN n
            """;
    private static final String DIGEST_CHOICE = """
            MATCH (n:DigestChoice) WHERE n.owner IN $owners RETURN n
            """;
    private static final String REMINDER_CHOICE = """
            MATCH (n:ReminderChoice) WHERE n.accountId IN $accounts RETURN n
            """;

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of("Mail", MAIL),
                Holding.of("ReplyNote", REPLY_NOTE),
                Holding.of("Notice", NOTICE),
                Holding.of("DigestChoice", DIGEST_CHOICE),
                Holding.of("ReminderChoice", REMINDER_CHOICE));
    }
}
