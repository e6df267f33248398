package eu.passerelle.matching;

/** What weakens the evidence for a recommendation. The message key {@code matching.caution.<caution>} words each. */
public enum Caution {
    /** Neither has anybody verified what covers the needs, nor has the expert mentored on them. */
    THIN,
    /** All mentoring on these needs ended more than four years ago. */
    OLD,
    /** Something ties the expert to the team that does not stand in the way, and is to be said to those who decide. */
    TIE
}
