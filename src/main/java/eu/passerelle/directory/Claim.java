package eu.passerelle.directory;

import eu.passerelle.kernel.CompetenceCode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An expert's claim to a competence.
 *
 * @param level 1 aware, 2 practitioner, 3 advanced, 4 reference
 * @param verifiedOn when the network verified it; empty while nobody has
 */
public record Claim(CompetenceCode competence, int level, Evidence evidence, Optional<LocalDate> verifiedOn) {
    /** What a claim rests on. */
    public enum Evidence {
        SELF_STATED,
        REFERENCE,
        DOCUMENT,
        ENGAGEMENT,
        CERTIFIED
    }
}
