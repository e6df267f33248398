package eu.passerelle.scheduling;

/** The two who meet in a session. */
public enum Side {
    EXPERT,
    TEAM;

    public Side other() {
        return this == EXPERT ? TEAM : EXPERT;
    }
}
