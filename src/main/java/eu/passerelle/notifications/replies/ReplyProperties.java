package eu.passerelle.notifications.replies;

import java.io.IOException;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mailbox that calendars answer to, over IMAP.
 *
 * @param host none: nothing is read
 * @param security how the connection is kept from others
 */
@ConfigurationProperties("passerelle.mail.replies")
record ReplyProperties(
        @Nullable String host,
        @DefaultValue("993") int port,
        @Nullable String user,
        @Nullable String password,
        @DefaultValue("INBOX") String folder,
        @DefaultValue("tls") Security security) {
    enum Security {
        /** TLS from the first byte. */
        TLS,
        /** Refused where the server does not offer it. */
        STARTTLS,
        /** In the clear: only to this machine itself. */
        NONE
    }

    boolean isSet() {
        return host != null && !host.isBlank();
    }

    /** @throws IllegalStateException where a password would go over the network in the clear */
    void requireSafe() {
        if (security == Security.NONE && !isThisMachine()) {
            throw new IllegalStateException("passerelle.mail.replies.security is 'none', but '" + host
                    + "' is another machine. Maybe set it to 'tls' or 'starttls'.");
        }
    }

    private boolean isThisMachine() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (IOException e) {
            return false;
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return user + " at " + host + ":" + port + "/" + folder;
    }
}
