package eu.passerelle.scheduling;

import eu.passerelle.kernel.AccountId;
import java.util.Set;

/**
 * Who moves or cancels a session, and how.
 *
 * @param commandId made by the client; repeated, it gives the first answer
 * @param reason for both sides to read on the page, never in a mail; may be empty
 * @param told the sides that get a mail of it
 */
public record SessionChange(String commandId, AccountId by, String reason, Set<Side> told) {
    public SessionChange {
        told = Set.copyOf(told);
    }
}
