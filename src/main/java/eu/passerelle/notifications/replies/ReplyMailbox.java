package eu.passerelle.notifications.replies;

import eu.passerelle.notifications.replies.ReplyDesk.Place;
import eu.passerelle.notifications.replies.ReplyProperties.Security;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the mailbox over IMAP and changes nothing in it. */
final class ReplyMailbox {
    private static final Logger log = LoggerFactory.getLogger(ReplyMailbox.class);
    private static final int MOST_AT_ONCE = 200;
    private static final String TIMEOUT_MILLIS = "15000";

    private final ReplyProperties properties;
    private final ReplyDesk desk;

    ReplyMailbox(ReplyProperties properties, ReplyDesk desk) {
        this.properties = properties;
        this.desk = desk;
    }

    /**
     * Hands each message that is new to the desk, oldest first, at most 200.
     *
     * @return how many
     * @throws MessagingException when the mailbox cannot be reached, or the connection breaks
     */
    int readNew() throws MessagingException {
        try (Store store = Session.getInstance(settings()).getStore()) {
            store.connect(properties.host(), properties.port(), properties.user(), properties.password());
            try (Folder folder = store.getFolder(properties.folder())) {
                folder.open(Folder.READ_ONLY);
                return readNew((IMAPFolder) folder);
            }
        }
    }

    private int readNew(IMAPFolder folder) throws MessagingException {
        long validity = folder.getUIDValidity();
        String name = properties.toString();
        long last = desk.lastHandled(name, validity);
        int handled = 0;
        for (Message message : folder.getMessagesByUID(last + 1, UIDFolder.LASTUID)) {
            long uid = folder.getUID(message);
            // A server gives the last message where there is none after it.
            if (uid > last && handled < MOST_AT_ONCE) {
                handle(new Place(name, validity, uid), (IMAPMessage) message);
                handled++;
            }
        }
        return handled;
    }

    /** One that cannot be handled becomes a note, and those behind it go on. */
    private void handle(Place place, IMAPMessage message) throws MessagingException {
        ReplyMail mail = read(message);
        try {
            desk.handle(place, mail);
        } catch (RuntimeException e) {
            log.error("A message of the mailbox could not be handled and is passed over", e);
            desk.handle(place, ReplyMail.unreadable());
        }
    }

    /** One that its server cannot make sense of is passed over, as long as the server goes on answering. */
    private static ReplyMail read(IMAPMessage message) throws MessagingException {
        try {
            return content(message);
        } catch (MessagingException | IOException e) {
            if (message.getFolder().isOpen()) {
                return ReplyMail.unreadable();
            }
            throw new MessagingException("The connection broke", e);
        }
    }

    private static ReplyMail content(IMAPMessage message) throws MessagingException, IOException {
        var size = new FetchProfile();
        size.add(FetchProfile.Item.SIZE);
        message.getFolder().fetch(new Message[] {message}, size);
        if (message.getSize() > ReplyMail.LARGEST) {
            return ReplyMail.tooLarge();
        }
        message.setPeek(true);
        try (InputStream in = message.getMimeStream()) {
            byte[] bytes = in.readNBytes(ReplyMail.LARGEST + 1);
            return bytes.length > ReplyMail.LARGEST ? ReplyMail.tooLarge() : ReplyMail.read(bytes);
        }
    }

    private Properties settings() {
        String protocol = properties.security() == Security.TLS ? "imaps" : "imap";
        String prefix = "mail." + protocol + ".";
        var settings = new Properties();
        settings.put("mail.store.protocol", protocol);
        settings.put(prefix + "connectiontimeout", TIMEOUT_MILLIS);
        settings.put(prefix + "timeout", TIMEOUT_MILLIS);
        settings.put(prefix + "writetimeout", TIMEOUT_MILLIS);
        settings.put(prefix + "ssl.checkserveridentity", "true");
        if (properties.security() == Security.STARTTLS) {
            settings.put(prefix + "starttls.enable", "true");
            settings.put(prefix + "starttls.required", "true");
        }
        return settings;
    }
}
