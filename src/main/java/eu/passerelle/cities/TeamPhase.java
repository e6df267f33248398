package eu.passerelle.cities;

/** How mature a team's collaboration is. */
public enum TeamPhase {
    EXPLORING,
    FORMING,
    OPERATING,
    CONSOLIDATING,
    RENEWING
}
