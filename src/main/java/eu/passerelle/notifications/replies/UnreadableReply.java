package eu.passerelle.notifications.replies;

/** What came is meant as an answer, but is none that can be read. */
final class UnreadableReply extends Exception {
    UnreadableReply(String reason) {
        super(reason);
    }
}
