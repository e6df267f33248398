package eu.passerelle.directory.duplicates;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/**
 * How much speaks for two profiles being one person's, from 0 to 1, and what.
 *
 * <p>Names count by Jaro–Winkler similarity (W. E. Winkler, 1990), from 0.85 on; equal names alone are enough to be asked
 * about, as is an equal address. Example: "Anna Weber" and "Weber, Anna", with the same employer, are 0.65.
 *
 * @param score at most 1
 */
record Likeness(double score, Set<Sign> signs) {
    /** From here on a person should look at it. */
    static final double WORTH_A_LOOK = 0.35;

    private static final double NAMES_BEGIN_TO_COUNT = 0.85;
    private static final double NAME = 0.5;
    private static final double MAIL = 0.5;
    private static final double MAILBOX = 0.2;
    private static final double ORGANISATION = 0.15;
    private static final double TEXT = 0.3;
    private static final double COPIED_TEXT = 0.5;
    private static final int TELLING_MAILBOX = 6;
    private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();

    /** What two profiles share. The message key {@code curation.sign.<sign>} words each. */
    enum Sign {
        SAME_NAME,
        LIKE_NAME,
        SAME_MAIL,
        LIKE_MAIL,
        SAME_ORGANISATION,
        LIKE_TEXT
    }

    static Likeness of(Face one, Face other) {
        var signs = new TreeSet<Sign>();
        double score = names(one, other, signs)
                + mails(one, other, signs)
                + organisations(one, other, signs)
                + texts(one, other, signs);
        return new Likeness(Math.min(1, score), signs);
    }

    boolean isWorthALook() {
        return score >= WORTH_A_LOOK;
    }

    private static double names(Face one, Face other, Set<Sign> signs) {
        double alike = Math.max(
                SIMILARITY.apply(one.nameInOrder(), other.nameInOrder()),
                SIMILARITY.apply(one.nameSorted(), other.nameSorted()));
        if (alike <= NAMES_BEGIN_TO_COUNT) {
            return 0;
        }
        signs.add(alike == 1 ? Sign.SAME_NAME : Sign.LIKE_NAME);
        return NAME * (alike - NAMES_BEGIN_TO_COUNT) / (1 - NAMES_BEGIN_TO_COUNT);
    }

    private static double mails(Face one, Face other, Set<Sign> signs) {
        if (!one.mail().isEmpty() && one.mail().equals(other.mail())) {
            signs.add(Sign.SAME_MAIL);
            return MAIL;
        }
        if (one.mailbox().length() >= TELLING_MAILBOX && one.mailbox().equals(other.mailbox())) {
            signs.add(Sign.LIKE_MAIL);
            return MAILBOX;
        }
        return 0;
    }

    private static double organisations(Face one, Face other, Set<Sign> signs) {
        if (one.organisations().stream().noneMatch(other.organisations()::contains)) {
            return 0;
        }
        signs.add(Sign.SAME_ORGANISATION);
        return ORGANISATION;
    }

    /** The share of words in common of all words of both (Jaccard). */
    private static double texts(Face one, Face other, Set<Sign> signs) {
        if (one.words().isEmpty() || other.words().isEmpty()) {
            return 0;
        }
        var common = new HashSet<>(one.words());
        common.retainAll(other.words());
        double share =
                (double) common.size() / (one.words().size() + other.words().size() - common.size());
        if (share < COPIED_TEXT) {
            return 0;
        }
        signs.add(Sign.LIKE_TEXT);
        return TEXT * share;
    }
}
