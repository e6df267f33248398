package eu.passerelle.accounts;

/** Who may reach a page or an endpoint. What they may see there is decided by relation, in the query. */
public enum Role {
    /** Nobody needs to sign in. */
    ANYONE,
    CITY,
    EXPERT,
    COORDINATOR
}
