package eu.passerelle.casework.cards;

import java.time.Instant;

/**
 * Who did what with a card. Only added to while the card lives, and erased with it.
 *
 * @param actor an account; empty for whoever opened a link
 * @param detail such as an area or a sector; may be empty
 */
record CardEvent(Instant at, String actor, Action action, String detail) {
    enum Action {
        OPENED,
        FACTS_CHANGED,
        AREA_SAID,
        MEASURE_ADDED,
        MEASURE_CHANGED,
        RENEWED,
        SHARED,
        WITHDRAWN,
        READ,
        WRONG_WORD
    }
}
