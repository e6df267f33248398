package eu.passerelle.notifications.post;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings due mails to the server: claims one, sends it, says what became of it. Several may run, on one node or on many. */
final class Postman {
    private static final Logger log = LoggerFactory.getLogger(Postman.class);

    private final Claims claims;
    private final Delivery delivery;

    Postman(Claims claims, Delivery delivery) {
        this.claims = claims;
        this.delivery = delivery;
    }

    /** Sends what is due now. */
    Round deliverDue() throws InterruptedException {
        int delivered = 0;
        for (String id : claims.due()) {
            Claimed claimed = claims.claim(id).orElse(null);
            if (claimed == null) {
                continue;
            }
            if (!settled(claimed, delivery.send(claimed.mail()))) {
                return new Round(delivered, true);
            }
            delivered++;
        }
        return new Round(delivered, false);
    }

    /** False when there is no server to go on with. */
    private boolean settled(Claimed claimed, Outcome outcome) {
        switch (outcome) {
            case Outcome.Sent sent -> claims.sent(claimed);
            case Outcome.TryLater later -> {
                log.info(
                        "Mail {} could not be sent and will be tried again",
                        claimed.mail().id());
                claims.postpone(claimed, later.reason());
            }
            case Outcome.Refused refused -> {
                log.warn("Mail {} was refused and is parked", claimed.mail().id());
                claims.park(claimed, refused.reason());
            }
            case Outcome.ServerUnavailable unavailable -> {
                claims.release(claimed, unavailable.reason());
                return false;
            }
        }
        return true;
    }

    /** @param handled mails sent, postponed or parked; @param serverUnavailable it ended early for want of a server */
    record Round(int handled, boolean serverUnavailable) {}
}
