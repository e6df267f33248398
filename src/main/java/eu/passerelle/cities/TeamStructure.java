package eu.passerelle.cities;

/** Who leads a team. */
public enum TeamStructure {
    MAYOR_LED,
    POLICE_LED,
    NGO_LED,
    NATIONAL
}
