package eu.passerelle.notifications.post;

/** Where a mail is on its way. */
public enum MailState {
    /** To be sent, now or after a pause. */
    NEW,
    /** A server has taken it; what it said is gone from the graph. */
    SENT,
    /** It cannot be sent as it is: a person must look. */
    PARKED,
    /** There is no mail server to send it with. */
    KEPT
}
