package eu.passerelle.notifications.post;

/** The message key {@code notifications.state.<state>} words each. */
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
