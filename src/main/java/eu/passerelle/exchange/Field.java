package eu.passerelle.exchange;

/** What a column of experts can hold. The message key {@code exchange.field.<field>} names each, and heads its column. */
enum Field {
    EXTERNAL_ID,
    GIVEN_NAME,
    FAMILY_NAME,
    EMAIL,
    TYPE,
    COUNTRY,
    LANGUAGES,
    COMPETENCES,
    SECTORS,
    LEGAL_SYSTEMS,
    ORGANISATION,
    REMOTE,
    VISITS,
    HOURS,
    ENGAGEMENTS,
    VISIBILITY,
    SUMMARY_EN,
    SUMMARY_FR,
    SUMMARY_DE,
    SUMMARY_RO
}
