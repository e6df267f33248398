package eu.passerelle.engagements.polls;

/** What a person says to one time. Silence is none of these: it is not a no. */
enum Answer {
    YES,
    IF_NEEDED,
    NO;

    boolean comes() {
        return this != NO;
    }
}
