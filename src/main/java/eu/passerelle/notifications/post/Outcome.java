package eu.passerelle.notifications.post;

/** What became of an attempt to send. */
sealed interface Outcome {
    record Sent() implements Outcome {}

    /** The server would not now, or fell silent. */
    record TryLater(String reason) implements Outcome {}

    /** The server will not, now or later. */
    record Refused(String reason) implements Outcome {}

    /** There is no server to ask: that is not the mail's fault. */
    record ServerUnavailable(String reason) implements Outcome {}
}
