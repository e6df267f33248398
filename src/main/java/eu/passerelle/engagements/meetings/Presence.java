package eu.passerelle.engagements.meetings;

/** Whether a side was there. */
enum Presence {
    UNKNOWN,
    PRESENT,
    PARTLY,
    ABSENT
}
