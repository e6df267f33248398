package eu.passerelle.engagements;

import static java.util.Objects.requireNonNull;

import eu.passerelle.cities.Team;
import eu.passerelle.cities.Teams;
import eu.passerelle.engagements.requests.Request;
import eu.passerelle.engagements.requests.Requests;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.matching.Need;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A proposal with what the expert needs to know to answer it, for programs. The expert is named by id only. */
@Component
class ProposalViews {
    private final Requests requests;
    private final Teams teams;

    ProposalViews(Requests requests, Teams teams) {
        this.requests = requests;
        this.teams = teams;
    }

    record View(
            String id,
            String state,
            String request,
            String reference,
            String team,
            String city,
            String expert,
            String situation,
            List<Need> needs,
            Set<String> languages,
            int hours,
            String form,
            LocalDate from,
            LocalDate until,
            Instant askedAt,
            Instant answerBy,
            List<Instant> suggestedTimes,
            List<Instant> offeredTimes,
            String note,
            @Nullable Instant answeredAt) {}

    View of(Proposal proposal) {
        return all(List.of(proposal)).getFirst();
    }

    List<View> all(List<Proposal> proposals) {
        Map<RequestId, Request> asked =
                requests.all(proposals.stream().map(Proposal::request).toList());
        Map<TeamId, Team> asking =
                teams.all(proposals.stream().map(Proposal::team).toList());
        return proposals.stream()
                .map(proposal -> view(
                        proposal,
                        requireNonNull(asked.get(proposal.request())),
                        requireNonNull(asking.get(proposal.team()))))
                .toList();
    }

    private static View view(Proposal proposal, Request request, Team team) {
        return new View(
                proposal.id().value(),
                proposal.state().name().toLowerCase(Locale.ROOT),
                request.id().value(),
                request.reference(),
                team.name(),
                team.city().name(),
                proposal.expert().value(),
                request.content().situation().words(),
                request.content().needs(),
                request.content().languages(),
                proposal.hours(),
                proposal.form().name(),
                proposal.from(),
                proposal.until(),
                proposal.askedAt(),
                proposal.answerBy(),
                proposal.suggestedTimes(),
                proposal.offeredTimes(),
                proposal.note(),
                proposal.answeredAt().orElse(null));
    }
}
