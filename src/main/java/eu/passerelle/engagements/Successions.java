package eu.passerelle.engagements;

import eu.passerelle.kernel.EngagementId;
import java.util.Optional;

/** Mentoring that goes on with another mentor: for who hands it over to say. */
public interface Successions {
    /** The question is whether the expert takes over a mentoring that is under way. */
    boolean isAbout(ProposalId proposal);

    /** Within the transaction of the acceptance; empty when the question is about a mentoring of its own. */
    Optional<EngagementId> takenOver(Proposal accepted);
}
