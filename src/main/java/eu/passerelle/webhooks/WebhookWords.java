package eu.passerelle.webhooks;

import eu.passerelle.webhooks.WebhookStore.Listed;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What is said of a webhook, in the reader's language; moments in UTC, as receivers log them. */
@Component
class WebhookWords {
    private final MessageSource messages;
    private final Clock clock;

    WebhookWords(MessageSource messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * @param failingSince empty while it works
     * @param formerUntil when the secret before stops signing; empty when there is none
     */
    record Card(
            String id,
            String name,
            String host,
            String state,
            List<EventKind> kinds,
            String failingSince,
            String formerUntil,
            List<Line> deliveries) {
        public boolean isActive() {
            return state.equals(Webhook.State.ACTIVE.name());
        }
    }

    /** @param outcome empty before the first attempt */
    record Line(String id, String at, String kind, String state, int attempts, String outcome) {}

    Card card(Listed listed, Locale locale) {
        Webhook webhook = listed.webhook();
        return new Card(
                webhook.id(),
                webhook.name(),
                webhook.host(),
                webhook.state().name(),
                webhook.kinds(),
                webhook.failingSince().map(since -> moment(since, locale)).orElse(""),
                webhook.secrets()
                        .former()
                        .map(Webhook.Secrets.Former::until)
                        .filter(clock.instant()::isBefore)
                        .map(until -> moment(until, locale))
                        .orElse(""),
                listed.deliveries().stream().map(each -> line(each, locale)).toList());
    }

    private Line line(Delivery delivery, Locale locale) {
        return new Line(
                delivery.id(),
                moment(delivery.at(), locale),
                delivery.kind().code(),
                delivery.state().name(),
                delivery.attempts(),
                outcome(delivery, locale));
    }

    private String outcome(Delivery delivery, Locale locale) {
        return delivery.status()
                .map(status -> messages.getMessage("webhooks.answered", new Object[] {status}, locale))
                .or(() -> delivery.failure()
                        .map(failure -> messages.getMessage("webhooks.failure." + failure, null, locale)))
                .orElse("");
    }

    private static String moment(Instant instant, Locale locale) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .format(instant.atZone(ZoneOffset.UTC));
    }
}
