package eu.passerelle.notifications.post;

import eu.passerelle.notifications.post.Draft.CalendarPart;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.types.MapAccessor;

/**
 * A mail in the post.
 *
 * @param messageId the same at each attempt, so that a repeat can be recognised
 * @param attempts how often a server was asked to take it
 * @param text and the html beside it are empty once it is sent
 * @param error why the last attempt failed; may be empty
 * @param overtaken a later mail of the same matter is out already
 */
public record Mail(
        String id,
        String messageId,
        MailState state,
        String recipientAddress,
        String recipientName,
        String language,
        String subject,
        String text,
        String html,
        Optional<CalendarPart> calendar,
        int attempts,
        Instant createdAt,
        Instant nextAttemptAt,
        Optional<Instant> sentAt,
        String error,
        boolean overtaken) {

    static Mail from(MapAccessor row) {
        return new Mail(
                row.get("id").asString(),
                row.get("messageId").asString(),
                MailState.valueOf(row.get("state").asString()),
                row.get("recipient").asString(),
                row.get("recipientName").asString(""),
                row.get("language").asString(),
                row.get("subject").asString(),
                row.get("text").asString(""),
                row.get("html").asString(""),
                calendar(string(row, "method"), string(row, "iCalendar")),
                row.get("attempts").asInt(),
                row.get("createdAt").asZonedDateTime().toInstant(),
                row.get("nextAttemptAt").asZonedDateTime().toInstant(),
                sentAt(row),
                row.get("error").asString(""),
                row.get("overtaken").asBoolean(false));
    }

    private static Optional<CalendarPart> calendar(@Nullable String method, @Nullable String iCalendar) {
        return method == null || iCalendar == null
                ? Optional.empty()
                : Optional.of(new CalendarPart(method, iCalendar));
    }

    private static @Nullable String string(MapAccessor row, String key) {
        return row.get(key).isNull() ? null : row.get(key).asString();
    }

    private static Optional<Instant> sentAt(MapAccessor row) {
        return row.get("sentAt").isNull()
                ? Optional.empty()
                : Optional.of(row.get("sentAt").asZonedDateTime().toInstant());
    }
}
