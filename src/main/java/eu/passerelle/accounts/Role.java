package eu.passerelle.accounts;

/** Who may reach a page or an endpoint. What they may see there is decided by relation, in the query. */
public enum Role {
    /** Nobody needs to sign in. */
    ANYONE,
    CITY,
    EXPERT,
    COORDINATOR,
    /** Reads the trail, and takes no part in the work. */
    AUDITOR,
    /** Sees whether the service runs, and nothing of what is in it. */
    OPERATOR
}
