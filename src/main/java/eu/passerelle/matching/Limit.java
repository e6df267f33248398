package eu.passerelle.matching;

/** The hard limits, in the order in which they are looked at; who fails several counts for the first. */
public enum Limit {
    STATUS,
    LANGUAGE,
    FORM,
    CAPACITY,
    CONFLICT_OF_INTEREST
}
