package eu.passerelle.matching;

/** How a team wants to meet its mentor. */
public enum MeetingForm {
    REMOTE,
    ON_SITE,
    EITHER
}
