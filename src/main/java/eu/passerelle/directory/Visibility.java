package eu.passerelle.directory;

/** Who sees an expert before an engagement. Coordinators see all. Each next one shows the expert to more people. */
public enum Visibility {
    /** Not shown to cities at all. */
    COORDINATORS,
    /** Cities see the pseudonymous card; the name once both sides have agreed. */
    MATCHED,
    /** Cities see name and card in recommendations. */
    NETWORK
}
