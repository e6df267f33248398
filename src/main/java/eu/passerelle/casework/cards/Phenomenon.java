package eu.passerelle.casework.cards;

/** What a case is about, as roughly as a network talks of it; nobody has to say. */
enum Phenomenon {
    RIGHT_WING,
    LEFT_WING,
    ISLAMIST,
    ANTI_STATE,
    MISOGYNIST,
    UNCLEAR
}
