package eu.passerelle.cities;

/** Prevention for all, for those at risk, for those who have acted. */
public enum PreventionLevel {
    PRIMARY,
    SECONDARY,
    TERTIARY
}
