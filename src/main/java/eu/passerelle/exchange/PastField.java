package eu.passerelle.exchange;

/** What a column of past mentorings can hold. The message key {@code exchange.field.<field>} names each, and heads its column. */
enum PastField {
    ID,
    EXPERT,
    TEAM,
    STARTED,
    ENDED,
    TOTAL_HOURS,
    OUTCOME,
    COMPETENCES,
    LANGUAGE
}
