package eu.passerelle.privacy;

import eu.passerelle.kernel.AccountId;
import java.time.Instant;
import java.util.List;

/**
 * One decision, as it stands in the trail.
 *
 * @param number 1 for the first; without gaps
 * @param subject whom or what it is about, such as {@code expert:e01}
 * @param action the decision, such as {@code CLAIM_VERIFIED}; the module that decides words it
 * @param reason what the one who decided wrote; may be empty
 */
public record AuditEntry(
        long number, Instant at, AccountId actor, String subject, String action, String reason, List<Change> changes) {
    public AuditEntry {
        changes = List.copyOf(changes);
    }

    /** Before and after are empty for what is not kept, such as long texts. */
    public record Change(String field, String before, String after) {}
}
