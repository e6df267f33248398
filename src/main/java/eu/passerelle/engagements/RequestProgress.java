package eu.passerelle.engagements;

import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.engagements.requests.Request;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.matching.Recommendation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How far each request has come: whom was asked, what was answered, what comes next. */
@Component
class RequestProgress {
    private final Proposals proposals;
    private final Asking asking;
    private final Successions successions;
    private final MentorNames names;

    RequestProgress(Proposals proposals, Asking asking, Successions successions, MentorNames names) {
        this.proposals = proposals;
        this.asking = asking;
        this.successions = successions;
        this.names = names;
    }

    /** @param newest the proposal made last */
    record Row(Request request, NextStep next, Optional<Proposal> newest) {}

    /**
     * @param suggested whom to ask next, after somebody said no or nothing
     * @param mayReply takes back what is pending, or takes a time that was offered
     */
    record Standing(
            NextStep next,
            List<Proposal> proposals,
            Map<ProposalId, String> mentors,
            Optional<Recommendation> suggested,
            boolean mayAsk,
            boolean mayReply) {
        public Optional<Proposal> pending() {
            return Proposals.pending(proposals);
        }

        public Optional<Proposal> accepted() {
            return proposals.stream()
                    .filter(proposal -> proposal.state() == Proposal.State.ACCEPTED)
                    .findFirst();
        }
    }

    List<Row> of(List<Request> requests) {
        Map<RequestId, List<Proposal>> byRequest =
                proposals.forRequests(requests.stream().map(Request::id).toList()).stream()
                        .collect(Collectors.groupingBy(Proposal::request));
        return requests.stream()
                .map(request -> row(request, byRequest.getOrDefault(request.id(), List.of())))
                .toList();
    }

    Standing standing(Viewer viewer, Request request, Locale locale) {
        List<Proposal> all = proposals.forRequest(request.id());
        NextStep next = NextStep.of(request, all);
        boolean mayAsk = asking.mayAsk(viewer);
        Optional<Recommendation> suggested = mayAsk && next.isToAsk() && !all.isEmpty()
                ? nextOnTheList(viewer, request, all, InterfaceLanguage.of(locale))
                : Optional.empty();
        return new Standing(next, all, names.of(all, viewer), suggested, mayAsk, mayAsk && mayReply(viewer, all));
    }

    /** Who takes over a mentoring under way is the network’s to decide. */
    private boolean mayReply(Viewer viewer, List<Proposal> all) {
        return viewer instanceof CoordinatorViewer
                || Proposals.pending(all)
                        .filter(one -> !successions.isAbout(one.id()))
                        .isPresent();
    }

    private Optional<Recommendation> nextOnTheList(
            Viewer viewer, Request request, List<Proposal> asked, InterfaceLanguage reader) {
        Set<ExpertId> before = asked.stream().map(Proposal::expert).collect(Collectors.toSet());
        int lookedAt = Math.min(before.size() + 1, Asking.MOST_ASKABLE);
        try {
            return asking.shortlist(viewer, request.id(), reader, lookedAt).recommendations().stream()
                    .filter(recommendation ->
                            !before.contains(recommendation.expert().id()))
                    .findFirst();
        } catch (Conflict e) {
            return Optional.empty();
        }
    }

    private static Row row(Request request, List<Proposal> all) {
        return new Row(request, NextStep.of(request, all), all.stream().findFirst());
    }
}
