package eu.passerelle.notifications.post;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Keeps a postman on the way in a thread of its own, so that no page ever waits for the mail server. */
@Component
class PostRound implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(PostRound.class);
    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(1);

    private final ObjectProvider<JavaMailSender> server;
    private final Claims claims;
    private final MailProperties properties;
    private final Bell bell;
    private final boolean demo;
    private volatile boolean running;
    private volatile @Nullable Thread thread;

    PostRound(
            ObjectProvider<JavaMailSender> server,
            Claims claims,
            MailProperties properties,
            Bell bell,
            Environment environment) {
        this.server = server;
        this.claims = claims;
        this.properties = properties;
        this.bell = bell;
        this.demo = environment.matchesProfiles("demo");
    }

    @Override
    public void start() {
        running = true;
        JavaMailSender available = server.getIfAvailable();
        if (available == null) {
            warnThatNothingIsSent();
            return;
        }
        var postman = new Postman(claims, new Delivery(available, properties));
        thread = Thread.ofVirtual().name("post").start(() -> run(postman));
    }

    private void warnThatNothingIsSent() {
        if (demo) {
            log.info("Mails are not sent but kept; read them at /demo/mails");
        } else {
            log.warn("No mail server is set, so no mail is sent: nobody is asked, reminded or invited. "
                    + "Set spring.mail.host (SPRING_MAIL_HOST).");
        }
    }

    private void run(Postman postman) {
        Duration pause = Duration.ZERO;
        while (running) {
            try {
                Postman.Round round = postman.deliverDue();
                pause = round.serverUnavailable() ? longer(pause) : Duration.ZERO;
                if (round.serverUnavailable()) {
                    log.warn("The mail server cannot be reached; trying again in {} s", pause.toSeconds());
                    Thread.sleep(pause);
                } else if (round.handled() == 0) {
                    bell.await(POLL);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                pause = longer(pause);
                if (!rested(pause, e)) {
                    return;
                }
            }
        }
    }

    /** The graph may be away for a while; that must not end the thread. */
    private boolean rested(Duration pause, RuntimeException failure) {
        if (!running) {
            return false;
        }
        log.error("Mails cannot be sent now; trying again in {} s", pause.toSeconds(), failure);
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private static Duration longer(Duration pause) {
        Duration next = pause.isZero() ? Duration.ofSeconds(1) : pause.multipliedBy(2);
        return next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
    }

    /** A mail on its way gets a moment to arrive; one cut short is sent again, under the same Message-ID, when its lease is over. */
    @Override
    public void stop() {
        running = false;
        bell.ring();
        Thread stopping = thread;
        thread = null;
        try {
            if (stopping != null && !stopping.join(STOP_LIMIT)) {
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
