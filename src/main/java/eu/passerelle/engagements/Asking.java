package eu.passerelle.engagements;

import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.accounts.Viewer.Overseer;
import eu.passerelle.cities.Team;
import eu.passerelle.cities.Teams;
import eu.passerelle.engagements.requests.Request;
import eu.passerelle.engagements.requests.Requests;
import eu.passerelle.kernel.Commands;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.matching.Matching;
import eu.passerelle.matching.MentorQuery;
import eu.passerelle.matching.Shortlist;
import eu.passerelle.matching.WhyNot;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Whom to ask, and asking: one expert at a time for each request. */
@Component
public class Asking {
    public static final int MOST_ASKABLE = 50;

    private final Requests requests;
    private final ProposalStore store;
    private final Matching matching;
    private final SuggestedTimes suggestedTimes;
    private final Teams teams;
    private final Commands commands;
    private final Outbox outbox;
    private final ProposalSettings settings;
    private final Clock clock;

    Asking(
            Requests requests,
            ProposalStore store,
            Matching matching,
            SuggestedTimes suggestedTimes,
            Teams teams,
            Commands commands,
            Outbox outbox,
            ProposalSettings settings,
            Clock clock) {
        this.requests = requests;
        this.store = store;
        this.matching = matching;
        this.suggestedTimes = suggestedTimes;
        this.teams = teams;
        this.commands = commands;
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
    }

    boolean mayAsk(Viewer viewer) {
        return switch (viewer) {
            case CoordinatorViewer coordinator -> true;
            case CityViewer city -> settings.askedBy() == ProposalSettings.AskedBy.CITY;
            case ExpertViewer expert -> false;
            case Overseer overseer -> false;
        };
    }

    /** @throws Conflict while the request is a draft, and when its window is over */
    public Shortlist shortlist(Viewer viewer, RequestId id, InterfaceLanguage reader, int limit) {
        Request request = requests.get(viewer, id);
        return matching.shortlist(query(request), viewer, reader, limit);
    }

    /** What the request asks of matching. @throws Conflict as {@link #shortlist} */
    MentorQuery mentorQuery(Viewer viewer, RequestId id) {
        return query(requests.get(viewer, id));
    }

    /** @throws Conflict as {@link #shortlist} */
    WhyNot whyNot(Viewer viewer, RequestId id, ExpertId expert) {
        return matching.explain(query(requests.get(viewer, id)), expert, viewer);
    }

    public Proposal ask(Viewer viewer, RequestId id, ExpertId expert, String commandId) {
        requests.get(viewer, id);
        requireAllowed(viewer);
        String asked = commands.once("request:" + id + ":proposal", commandId, expert.value(), String.class, () -> {
            Request request = requests.locked(viewer, id);
            requireAskable(request, expert);
            MentorQuery query = query(request);
            requireRecommended(viewer, query, expert);
            Proposal proposal = proposal(id, expert, query);
            store.save(proposal);
            outbox.append(new ProposalSent(proposal.id()));
            return proposal.id().value();
        });
        return store.find(new ProposalId(asked)).orElseThrow();
    }

    /** What is left of a mentoring, for somebody who takes it over. @param until at least */
    public record Remainder(RequestId request, int hours, LocalDate until) {}

    /** Who could take over a mentoring that grew from the request. */
    public Shortlist successors(CoordinatorViewer viewer, Remainder rest, InterfaceLanguage reader, int limit) {
        return matching.shortlist(query(requests.get(viewer, rest.request()), rest), viewer, reader, limit);
    }

    /**
     * Asks an expert to take over a mentoring, within the running transaction. The mentor whom it is taken from is the
     * caller’s to leave out.
     */
    public ProposalId askSuccessor(CoordinatorViewer viewer, Remainder rest, ExpertId expert) {
        Request request = requests.locked(viewer, rest.request());
        requireNobodyAsked(request, expert);
        MentorQuery query = query(request, rest);
        requireRecommended(viewer, query, expert);
        Proposal proposal = proposal(request.id(), expert, query);
        store.save(proposal);
        outbox.append(new ProposalSent(proposal.id()));
        return proposal.id();
    }

    private MentorQuery query(Request request, Remainder rest) {
        Team team = teams.get(request.team());
        MentorQuery whole = request.mentorQuery(
                LocalDate.ofInstant(clock.instant(), team.city().zone()));
        return new MentorQuery(
                whole.team(),
                whole.needs(),
                whole.words(),
                whole.languages(),
                whole.form(),
                whole.from(),
                whole.until().isBefore(rest.until()) ? rest.until() : whole.until(),
                rest.hours());
    }

    void requireAllowed(Viewer viewer) {
        if (!mayAsk(viewer)) {
            throw new AccessDeniedException("passerelle.proposals.asked-by is " + settings.askedBy());
        }
    }

    private void requireAskable(Request request, ExpertId expert) {
        if (request.state() != Request.State.SUBMITTED) {
            throw new Conflict("engagements.conflict.request." + request.state().name());
        }
        requireNobodyAsked(request, expert);
    }

    private void requireNobodyAsked(Request request, ExpertId expert) {
        List<Proposal> earlier = store.forRequests(List.of(request.id()));
        if (Proposals.pending(earlier).isPresent()) {
            throw new Conflict("engagements.conflict.pending");
        }
        if (earlier.stream()
                .anyMatch(
                        proposal -> proposal.expert().equals(expert) && proposal.state() == Proposal.State.DECLINED)) {
            throw new Conflict("engagements.conflict.hasDeclined");
        }
    }

    /** Only whom the viewer is shown can be asked: so no limit, and no conflict of interest, is passed by a forged form. */
    private void requireRecommended(Viewer viewer, MentorQuery query, ExpertId expert) {
        boolean recommended =
                matching.shortlist(query, viewer, InterfaceLanguage.EN, MOST_ASKABLE).recommendations().stream()
                        .anyMatch(recommendation -> recommendation.expert().id().equals(expert));
        if (!recommended) {
            throw new Conflict("engagements.conflict.notRecommended");
        }
    }

    private Proposal proposal(RequestId request, ExpertId expert, MentorQuery query) {
        Instant now = clock.instant();
        Team team = teams.get(query.team());
        return new Proposal(
                new ProposalId(Ids.random()),
                request,
                query.team(),
                expert,
                Proposal.State.OPEN,
                now,
                now.plus(settings.timeToAnswer()),
                query.hours(),
                query.form(),
                query.from(),
                query.until(),
                suggestedTimes.forBoth(expert, team, query),
                List.of(),
                "",
                java.util.Optional.empty());
    }

    private MentorQuery query(Request request) {
        if (request.isDraft()) {
            throw new Conflict("engagements.conflict.request." + request.state().name());
        }
        LocalDate today = LocalDate.ofInstant(
                clock.instant(), teams.get(request.team()).city().zone());
        MentorQuery query = request.mentorQuery(today);
        if (query.until().isBefore(query.from())) {
            throw new Conflict("engagements.conflict.windowOver");
        }
        return query;
    }
}
