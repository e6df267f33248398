package eu.passerelle.engagements;

import org.springframework.stereotype.Component;

/** Asking an expert, and the answer. */
@Component
public class Proposals {
    /** Opens the page on which an expert answers without signing in. */
    public static final String LINK_PURPOSE = "proposal";

    /** Of what was asked, whoever asks: for followers. @throws eu.passerelle.kernel.NotFound */
    public Proposal get(ProposalId proposal) {
        throw new UnsupportedOperationException();
    }
}
