package eu.passerelle.engagements;

import eu.passerelle.kernel.EngagementId;
import java.util.Optional;

/** Mentoring that goes on with another mentor: for who hands it over to say. */
public interface Successions {
    /** The question is whether the expert takes over a mentoring that is under way. */
    default boolean isAbout(ProposalId proposal) {
        return about(proposal).isPresent();
    }

    /** The mentoring that the expert is asked to take over, if any. */
    Optional<EngagementId> about(ProposalId proposal);

    /** Within the transaction that closes the mentoring: nobody is looked for any more, and who was asked is told. */
    void stop(EngagementId closed);

    /** Within the transaction of the acceptance; empty when the question is about a mentoring of its own. */
    Optional<EngagementId> takenOver(Proposal accepted);
}
