package eu.passerelle.exchange;

/** What a column of publications can hold. The message key {@code exchange.field.<field>} names each, and heads its column. */
enum PublicationField {
    ID,
    EXPERT,
    KIND,
    TITLE,
    LANGUAGE,
    YEAR,
    LINK,
    TEXT
}
