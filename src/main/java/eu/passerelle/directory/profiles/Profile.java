package eu.passerelle.directory.profiles;

import eu.passerelle.directory.Claim;
import eu.passerelle.directory.Expert;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/**
 * An expert with what only he or she and the coordinators see.
 *
 * @param confirmedOn when the expert last said that all of it is right
 * @param claims in the order of the expert's
 * @param employments the present ones first
 */
record Profile(Expert expert, Optional<LocalDate> confirmedOn, List<StatedClaim> claims, List<Employment> employments) {
    static final Period CONFIRMATION_LASTS = Period.ofYears(1);

    /** @param note in the expert's words, what the claim rests on */
    record StatedClaim(Claim claim, String note) {
        public boolean isVerified(LocalDate today) {
            return claim.isVerified(today);
        }
    }

    record Employment(String organisation, Optional<LocalDate> from, Optional<LocalDate> to) {}

    boolean isStale(LocalDate today) {
        return confirmedOn
                .map(day -> day.plus(CONFIRMATION_LASTS).isBefore(today))
                .orElse(true);
    }

    /** The one thing that would help most now. */
    NextStep next(LocalDate today) {
        if (expert.summary().byLanguage().isEmpty()) {
            return NextStep.WRITE_SUMMARY;
        }
        if (claims.isEmpty()) {
            return NextStep.CLAIM_COMPETENCE;
        }
        if (claims.stream().anyMatch(claim -> claim.note().isEmpty() && !claim.isVerified(today))) {
            return NextStep.SAY_WHAT_IT_RESTS_ON;
        }
        if (expert.legalSystems().isEmpty()) {
            return NextStep.NAME_LEGAL_SYSTEM;
        }
        if (expert.summary().byLanguage().size() == 1) {
            return NextStep.ADD_LANGUAGE_OF_SUMMARY;
        }
        return isStale(today) ? NextStep.CONFIRM : NextStep.NOTHING;
    }

    /** The message key {@code directory.next.<step>} words each. */
    enum NextStep {
        WRITE_SUMMARY("/profile/summary"),
        CLAIM_COMPETENCE("/profile/competences"),
        SAY_WHAT_IT_RESTS_ON("/profile/competences"),
        NAME_LEGAL_SYSTEM("/profile/experience"),
        ADD_LANGUAGE_OF_SUMMARY("/profile/summary"),
        CONFIRM("/profile#confirm"),
        NOTHING("");

        private final String path;

        NextStep(String path) {
            this.path = path;
        }

        public String path() {
            return path;
        }
    }
}
