package eu.passerelle.notifications;

import eu.passerelle.kernel.Forgetting;
import java.util.List;
import org.springframework.stereotype.Component;

/** Mails and what keeps them from going out twice. */
@Component
class NotificationsForgetting implements Forgetting.Source {
    private static final String MAILS = "MATCH (n:Mail) WHERE n.createdAt < $before" + Forgetting.DELETE;
    private static final String NOTICES = "MATCH (n:Notice) WHERE n.at < $before" + Forgetting.DELETE;
    private static final String REMINDERS = "MATCH (n:SentReminder) WHERE n.at < $before" + Forgetting.DELETE;
    private static final String REPLIES = "MATCH (n:HandledReply) WHERE n.at < $before" + Forgetting.DELETE;
    private static final String REPLY_NOTES = "MATCH (n:ReplyNote) WHERE n.at < $before" + Forgetting.DELETE;

    @Override
    public List<Forgetting> forgettings() {
        return List.of(
                new Forgetting("Mail", Forgetting.TRAFFIC, MAILS),
                new Forgetting("Notice", Forgetting.TRAFFIC, NOTICES),
                new Forgetting("SentReminder", Forgetting.TRAFFIC, REMINDERS),
                new Forgetting("HandledReply", Forgetting.TRAFFIC, REPLIES),
                new Forgetting("ReplyNote", Forgetting.TRAFFIC, REPLY_NOTES));
    }
}
