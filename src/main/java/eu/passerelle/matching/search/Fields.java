package eu.passerelle.matching.search;

import eu.passerelle.kernel.InterfaceLanguage;

/** The fields of an expert's document. */
final class Fields {
    static final String ID = "id";
    static final String STATUS = "status";
    static final String VISIBILITY = "visibility";
    /** Languages at B2 or above, in which one can mentor. */
    static final String LANGUAGE = "language";

    static final String VISITS = "visits";
    static final String REMOTE = "remote";
    static final String FREE_PLACES = "freePlaces";
    /** A feature a claimed competence; its value is how strong the claim is. */
    static final String CLAIM = "claim";
    /** Each claimed competence and all that is broader. */
    static final String COMPETENCE = "competence";

    static final String COUNTRY = "country";
    static final String SECTOR = "sector";
    static final String AVAILABILITY = "availability";
    /** The day when the claim that was verified first was verified, 0 while any is not; days of the epoch, as in the next. */
    static final String ALL_VERIFIED_SINCE = "allVerifiedSince";
    /** The day when a claim was last verified; 0 when none is. */
    static final String LAST_VERIFIED = "lastVerified";

    static final String NAME = "name";
    static final String NAME_ORDER = "nameOrder";
    static final String CONFIRMED = "confirmed";
    static final String FREE_HOURS = "freeHours";
    /** Words as they are spelt, for coordinators' spelling help. */
    static final String SPELLING = "spelling";
    /** Only experts whom cities may see have it, and the next two. */
    static final String CARD = "card";

    static final String CARD_NAME = "cardName";

    private Fields() {}

    /** What an expert writes, and the labels of what he or she claims. */
    static String words(InterfaceLanguage language) {
        return "words_" + language.code();
    }

    /** What a city may find the card by: the labels of what is claimed, and the text of those who are named to cities. */
    static String cardWords(InterfaceLanguage language) {
        return "card_" + language.code();
    }
}
