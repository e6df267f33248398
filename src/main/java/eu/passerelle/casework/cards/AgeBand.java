package eu.passerelle.casework.cards;

/** Never an age. */
enum AgeBand {
    CHILD,
    MINOR,
    YOUNG_ADULT,
    ADULT,
    OLDER
}
