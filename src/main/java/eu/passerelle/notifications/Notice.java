package eu.passerelle.notifications;

import java.time.Instant;

/**
 * A piece of news in an inbox. Like the mail of its kind it names nobody; what it is about is behind its page.
 *
 * @param page a path of this site
 * @param read by the one who asks
 */
record Notice(String id, LetterKind kind, String page, Instant at, boolean read) {}
