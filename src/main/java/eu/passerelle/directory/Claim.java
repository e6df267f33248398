package eu.passerelle.directory;

import eu.passerelle.kernel.CompetenceCode;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/**
 * An expert's claim to a competence.
 *
 * @param level 1 aware, 2 practitioner, 3 advanced, 4 reference
 * @param verifiedOn when the network verified it; empty while nobody has
 */
public record Claim(CompetenceCode competence, int level, Evidence evidence, Optional<LocalDate> verifiedOn) {
    /** Knowledge ages: what was verified longer ago counts as stated again. */
    public static final Period VERIFICATION_LASTS = Period.ofYears(2);

    /** What a claim rests on. */
    public enum Evidence {
        SELF_STATED,
        REFERENCE,
        DOCUMENT,
        ENGAGEMENT,
        CERTIFIED
    }

    public boolean isVerified(LocalDate today) {
        return verifiedUntil().filter(day -> !day.isBefore(today)).isPresent();
    }

    public Optional<LocalDate> verifiedUntil() {
        return verifiedOn.map(day -> day.plus(VERIFICATION_LASTS));
    }
}
