package eu.passerelle.directory.profiles;

import eu.passerelle.directory.Claim;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.ExpertType;
import eu.passerelle.directory.Publication;
import eu.passerelle.kernel.AccountId;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An expert with what only he or she and the coordinators see.
 *
 * @param confirmedOn when the expert last said that all of it is right
 * @param claims in the order of the expert's
 * @param employments the present ones first
 * @param publications the latest first
 */
record Profile(
        Expert expert,
        Optional<LocalDate> confirmedOn,
        List<StatedClaim> claims,
        List<Employment> employments,
        List<Publication> publications) {
    static final Period CONFIRMATION_LASTS = Period.ofYears(1);

    /**
     * @param note in the expert's words, what the claim rests on
     * @param check by whom it was verified; empty while nobody has, and where it was not noted
     */
    record StatedClaim(Claim claim, String note, Optional<Check> check) {
        public boolean isVerified(LocalDate today) {
            return claim.isVerified(today);
        }

        /** A mentoring that went well has let the verification count from its end on. */
        public Optional<LocalDate> renewedOn() {
            return claim.verifiedOn()
                    .filter(day -> check.filter(made -> made.on().isBefore(day)).isPresent());
        }
    }

    /** Who verified a claim, and when. */
    record Check(AccountId by, LocalDate on) {}

    record Employment(String organisation, Optional<LocalDate> from, Optional<LocalDate> to) {}

    boolean isStale(LocalDate today) {
        return confirmedOn
                .map(day -> day.plus(CONFIRMATION_LASTS).isBefore(today))
                .orElse(true);
    }

    /** The one thing that would help most now. */
    NextStep next(LocalDate today) {
        return steps().stream().filter(step -> isOpen(step, today)).findFirst().orElse(NextStep.NOTHING);
    }

    Completeness completeness(LocalDate today) {
        List<NextStep> steps = steps();
        long open = steps.stream().filter(step -> isOpen(step, today)).count();
        return new Completeness(steps.size() - (int) open, steps.size());
    }

    /** How much of what helps is there. */
    record Completeness(int done, int of) {}

    /** What helps an expert of this type, the most helpful first. */
    private List<NextStep> steps() {
        return Arrays.stream(NextStep.values())
                .filter(step -> step != NextStep.NOTHING)
                .filter(step -> step != NextStep.ADD_PUBLICATION || expert.type() == ExpertType.RESEARCHER)
                .toList();
    }

    private boolean isOpen(NextStep step, LocalDate today) {
        return switch (step) {
            case WRITE_SUMMARY -> expert.summary().byLanguage().isEmpty();
            case CLAIM_COMPETENCE -> claims.isEmpty();
            case SAY_WHAT_IT_RESTS_ON ->
                claims.stream().anyMatch(claim -> claim.note().isEmpty() && !claim.isVerified(today));
            case NAME_LEGAL_SYSTEM -> expert.legalSystems().isEmpty();
            case ADD_PUBLICATION -> publications.isEmpty();
            case NAME_EMPLOYER -> employments.isEmpty();
            case ADD_LANGUAGE_OF_SUMMARY -> expert.summary().byLanguage().size() <= 1;
            case CONFIRM -> isStale(today);
            case NOTHING -> false;
        };
    }

    /** The message key {@code directory.next.<step>} words each. */
    enum NextStep {
        WRITE_SUMMARY("/profile/summary"),
        CLAIM_COMPETENCE("/profile/competences"),
        SAY_WHAT_IT_RESTS_ON("/profile/competences"),
        NAME_LEGAL_SYSTEM("/profile/experience"),
        /** Research is known by what it has published. */
        ADD_PUBLICATION("/profile/publications"),
        NAME_EMPLOYER("/profile/employments"),
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
