package eu.passerelle.engagements.handover;

import eu.passerelle.engagements.ProposalId;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.scheduling.Side;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A mentoring that is to go on with another mentor.
 *
 * @param askedBy the side that asked for it; empty when the network began it
 * @param reason for the coordinators of the network and who wrote it, and nobody else
 * @param by the coordinator who decides; empty until one has done anything
 * @param cancels sessions ahead that are cancelled in any case; the others are kept where the new mentor is free
 * @param asked whom the network asked to take over, the newest first
 */
record Handover(
        String id,
        EngagementId engagement,
        Optional<Side> askedBy,
        Instant askedAt,
        String reason,
        Optional<AccountId> by,
        Set<String> cancels,
        List<ProposalId> asked) {
    Handover {
        cancels = Set.copyOf(cancels);
        asked = List.copyOf(asked);
    }

    public boolean isAskedBy(Side side) {
        return askedBy.filter(side::equals).isPresent();
    }
}
