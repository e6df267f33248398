package eu.passerelle.engagements.meetings;

/** Whether a side was there. */
enum Attendance {
    UNKNOWN,
    PRESENT,
    PARTLY,
    ABSENT
}
