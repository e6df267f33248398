package eu.passerelle.exchange;

/** What a column of teams can hold. The message key {@code exchange.field.<field>} names each, and heads its column. */
enum TeamField {
    ID,
    NAME,
    CITY,
    COUNTRY,
    PHASE,
    STRUCTURE,
    LANGUAGES,
    /** Told by an export; an import leaves it to the members. */
    SECTORS,
    GIVEN_NAME,
    FAMILY_NAME,
    EMAIL
}
