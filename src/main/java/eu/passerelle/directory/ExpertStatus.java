package eu.passerelle.directory;

/** Only the active are recommended. */
public enum ExpertStatus {
    APPLICANT,
    ACTIVE,
    PAUSED
}
