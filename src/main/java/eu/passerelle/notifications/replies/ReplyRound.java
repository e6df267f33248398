package eu.passerelle.notifications.replies;

import jakarta.mail.MessagingException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks into the mailbox once a minute, in a thread of its own, so that nothing waits for a slow server. */
@Component
class ReplyRound implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ReplyRound.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(1);

    private final ReplyProperties properties;
    private final ReplyDesk desk;
    private volatile boolean running;
    private volatile @Nullable Thread thread;

    ReplyRound(ReplyProperties properties, ReplyDesk desk) {
        this.properties = properties;
        this.desk = desk;
    }

    @Override
    public void start() {
        running = true;
        if (properties.isSet()) {
            properties.requireSafe();
            thread = Thread.ofVirtual().name("replies").start(this::run);
        }
    }

    private void run() {
        var mailbox = new ReplyMailbox(properties, desk);
        while (running) {
            try {
                int handled = read(mailbox);
                if (handled == 0) {
                    Thread.sleep(PAUSE);
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** A server or a graph that is away for a while must not end the thread. */
    private int read(ReplyMailbox mailbox) {
        try {
            return mailbox.readNew();
        } catch (MessagingException | RuntimeException e) {
            if (running) {
                log.warn("The mailbox for calendar answers cannot be read; trying again in {} s", PAUSE.toSeconds(), e);
            }
            return 0;
        }
    }

    @Override
    public void stop() {
        running = false;
        Thread stopping = thread;
        thread = null;
        try {
            if (stopping != null) {
                // Interrupting a virtual thread closes the socket it reads from.
                stopping.interrupt();
                stopping.join(STOP_LIMIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
