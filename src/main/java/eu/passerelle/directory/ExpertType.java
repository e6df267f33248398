package eu.passerelle.directory;

/** What an expert speaks from. */
public enum ExpertType {
    POLICY_MAKER,
    PRACTITIONER,
    RESEARCHER
}
