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

    static final String NAME = "name";

    private Fields() {}

    /** What an expert writes, and the labels of what he or she claims. */
    static String words(InterfaceLanguage language) {
        return "words_" + language.code();
    }

    /** Only the labels of what is claimed: what a pseudonymous card may be found by. */
    static String labels(InterfaceLanguage language) {
        return "labels_" + language.code();
    }
}
