package eu.passerelle.directory.profiles;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.privacy.AuditEntry;
import java.util.Arrays;

/** What is decided on profiles, as the trail names it. The message key {@code directory.action.<action>} words each. */
enum ProfileAction {
    SUMMARY_CHANGED,
    LANGUAGES_CHANGED,
    EXPERIENCE_CHANGED,
    EMPLOYMENTS_CHANGED,
    OFFER_CHANGED,
    PROFILE_CONFIRMED,
    CLAIM_STATED,
    CLAIM_CHANGED,
    CLAIM_REMOVED,
    CLAIM_VERIFIED,
    CLAIM_UNVERIFIED,
    PUBLICATION_WRITTEN,
    PUBLICATION_REMOVED,
    STATUS_CHANGED,
    CONDUCT_SIGNED,
    INVITED,
    MERGED,
    MERGE_UNDONE,
    DUPLICATE_SETTLED,
    DUPLICATE_REOPENED,
    /** Decided elsewhere, by a part of the product that words it itself. */
    OTHER;

    static ProfileAction of(AuditEntry entry) {
        return Arrays.stream(values())
                .filter(action -> action.name().equals(entry.action()))
                .findFirst()
                .orElse(OTHER);
    }

    static String subject(ExpertId expert) {
        return "expert:" + expert;
    }

    static ProfileAction of(Section section) {
        return switch (section) {
            case Section.Summary summary -> SUMMARY_CHANGED;
            case Section.Languages languages -> LANGUAGES_CHANGED;
            case Section.Experience experience -> EXPERIENCE_CHANGED;
            case Section.Employments employments -> EMPLOYMENTS_CHANGED;
            case Section.Offer offer -> OFFER_CHANGED;
        };
    }
}
