package eu.passerelle.engagements;

import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.NotFound;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What experts were asked and answered. {@link Asking}, {@link Answering} and {@link Withdrawing} change it. */
@Component
public class Proposals {
    /** Opens the page on which an expert answers without signing in. */
    public static final String LINK_PURPOSE = "proposal";

    private static final int MOST_LISTED = 100;

    private final ProposalStore store;

    Proposals(ProposalStore store) {
        this.store = store;
    }

    /** Of what was asked, whoever asks: for followers. @throws eu.passerelle.kernel.NotFound */
    public Proposal get(ProposalId proposal) {
        return store.find(proposal).orElseThrow(() -> unknown(proposal));
    }

    /** Of what this expert was asked. */
    Proposal get(ExpertViewer viewer, ProposalId proposal) {
        return store.find(proposal)
                .filter(found -> found.expert().equals(viewer.expert()))
                .orElseThrow(() -> unknown(proposal));
    }

    /** The newest first. */
    List<Proposal> to(ExpertId expert) {
        return store.toExpert(expert, MOST_LISTED);
    }

    /** The newest first, of all these requests. */
    List<Proposal> forRequests(Collection<RequestId> requests) {
        return requests.isEmpty() ? List.of() : store.forRequests(requests);
    }

    /** Whoever asks, the newest first. */
    public List<Proposal> ofRequest(RequestId request) {
        return forRequest(request);
    }

    List<Proposal> forRequest(RequestId request) {
        return store.forRequests(List.of(request));
    }

    /** The one that is waited for, if any. */
    static Optional<Proposal> pending(List<Proposal> ofOneRequest) {
        return ofOneRequest.stream().filter(Proposal::isPending).findFirst();
    }

    static NotFound unknown(ProposalId proposal) {
        return new NotFound("Proposal", proposal.value());
    }
}
