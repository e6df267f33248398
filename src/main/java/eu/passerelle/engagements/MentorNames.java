package eu.passerelle.engagements;

import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.Experts;
import eu.passerelle.directory.Visibility;
import eu.passerelle.kernel.ExpertId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How a mentor is called before a reader: cities learn the name of a pseudonymous mentor once both sides have agreed. */
@Component
class MentorNames {
    private final Experts experts;

    MentorNames(Experts experts) {
        this.experts = experts;
    }

    /** By proposal; one query, however many. */
    Map<ProposalId, String> of(List<Proposal> proposals, Viewer viewer) {
        Map<ExpertId, Expert> known =
                experts.all(proposals.stream().map(Proposal::expert).collect(Collectors.toSet()));
        return proposals.stream()
                .filter(proposal -> known.containsKey(proposal.expert()))
                .collect(Collectors.toMap(Proposal::id, named(known, viewer)));
    }

    private static Function<Proposal, String> named(Map<ExpertId, Expert> known, Viewer viewer) {
        return proposal -> {
            Expert expert = known.get(proposal.expert());
            return expert == null ? "" : name(expert, viewer, proposal.state() == Proposal.State.ACCEPTED);
        };
    }

    static String name(Expert expert, Viewer viewer, boolean agreed) {
        boolean hidden = viewer instanceof CityViewer && !agreed && expert.visibility() != Visibility.NETWORK;
        return hidden ? expert.alias() : expert.fullName();
    }
}
