package eu.passerelle.engagements;

public enum PollState {
    OPEN,
    /** On one of its times, which is booked. */
    CLOSED,
    CANCELLED
}
