package eu.passerelle.webhooks;

import eu.passerelle.engagements.Engagement;
import eu.passerelle.engagements.Engagements;
import eu.passerelle.engagements.HandoverAsked;
import eu.passerelle.engagements.MentorChanged;
import eu.passerelle.engagements.MentoringClosed;
import eu.passerelle.engagements.Proposal;
import eu.passerelle.engagements.ProposalAccepted;
import eu.passerelle.engagements.ProposalDeclined;
import eu.passerelle.engagements.ProposalId;
import eu.passerelle.engagements.Proposals;
import eu.passerelle.engagements.RequestId;
import eu.passerelle.engagements.RequestSubmitted;
import eu.passerelle.engagements.RequestTeams;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.Event;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.scheduling.SeriesBooked;
import eu.passerelle.scheduling.SeriesCancelled;
import eu.passerelle.scheduling.SeriesMoved;
import eu.passerelle.scheduling.Session;
import eu.passerelle.scheduling.SessionBooked;
import eu.passerelle.scheduling.SessionCancelled;
import eu.passerelle.scheduling.SessionId;
import eu.passerelle.scheduling.SessionMoved;
import eu.passerelle.scheduling.Sessions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which events of the network are news outside, and whom they concern. */
@Component
class NewsReader {
    private final Sessions sessions;
    private final Proposals proposals;
    private final Engagements engagements;
    private final RequestTeams requests;

    NewsReader(Sessions sessions, Proposals proposals, Engagements engagements, RequestTeams requests) {
        this.sessions = sessions;
        this.proposals = proposals;
        this.engagements = engagements;
        this.requests = requests;
    }

    /** Empty, too, for what is gone by now: it concerns nobody any more. */
    Optional<News> read(Event event) {
        try {
            return news(event);
        } catch (NotFound gone) {
            return Optional.empty();
        }
    }

    private Optional<News> news(Event event) {
        return switch (event) {
            case SessionBooked e -> ofSessions(EventKind.SESSION_BOOKED, List.of(e.session()));
            case SeriesBooked e -> ofSessions(EventKind.SESSION_BOOKED, e.sessions());
            case SessionMoved e -> ofSessions(EventKind.SESSION_MOVED, List.of(e.session()));
            case SessionCancelled e -> ofSessions(EventKind.SESSION_CANCELLED, List.of(e.session()));
            case SeriesMoved e ->
                ofSessions(
                        EventKind.SESSION_MOVED,
                        e.each().stream().map(SessionMoved::session).toList());
            case SeriesCancelled e ->
                ofSessions(
                        EventKind.SESSION_CANCELLED,
                        e.each().stream().map(SessionCancelled::session).toList());
            case RequestSubmitted e -> Optional.of(submitted(e.request()));
            case ProposalAccepted e -> Optional.of(accepted(e));
            case ProposalDeclined e -> Optional.of(declined(e.proposal()));
            case HandoverAsked e ->
                Optional.of(ofMentoring(EventKind.HANDOVER_ASKED, e.engagement(), only(e.engagement())));
            case MentorChanged e -> Optional.of(changed(e));
            case MentoringClosed e ->
                Optional.of(ofMentoring(EventKind.MENTORING_CLOSED, e.engagement(), only(e.engagement())));
            default -> Optional.empty();
        };
    }

    private Optional<News> ofSessions(EventKind kind, List<SessionId> ids) {
        List<Session> found = sessions.all(ids);
        List<Map<String, String>> things = found.stream()
                .map(session -> Map.of(
                        "session",
                        session.id().value(),
                        "engagement",
                        session.engagement().value()))
                .toList();
        return found.stream()
                .findFirst()
                .map(first -> new News(kind, Optional.of(first.team()), Optional.of(first.expert()), things));
    }

    private News submitted(RequestId request) {
        return new News(
                EventKind.REQUEST_SUBMITTED,
                Optional.of(requests.teamOf(request)),
                Optional.empty(),
                List.of(Map.of("request", request.value())));
    }

    private News accepted(ProposalAccepted event) {
        Proposal proposal = proposals.get(event.proposal());
        return of(
                EventKind.PROPOSAL_ACCEPTED,
                proposal,
                Map.of(
                        "proposal", proposal.id().value(),
                        "request", proposal.request().value(),
                        "engagement", event.engagement().value()));
    }

    private News declined(ProposalId id) {
        Proposal proposal = proposals.get(id);
        return of(
                EventKind.PROPOSAL_DECLINED,
                proposal,
                Map.of("proposal", id.value(), "request", proposal.request().value()));
    }

    private static News of(EventKind kind, Proposal proposal, Map<String, String> thing) {
        return new News(kind, Optional.of(proposal.team()), Optional.of(proposal.expert()), List.of(thing));
    }

    /** Whoever mentored before is told by mail, and not by the mentoring of somebody else. */
    private News changed(MentorChanged event) {
        return ofMentoring(
                EventKind.MENTOR_CHANGED,
                event.engagement(),
                Map.of(
                        "engagement", event.engagement().value(),
                        "earlier", event.earlier().value()));
    }

    private News ofMentoring(EventKind kind, EngagementId id, Map<String, String> thing) {
        Engagement engagement = engagements.get(id);
        return new News(kind, Optional.of(engagement.team()), Optional.of(engagement.expert()), List.of(thing));
    }

    private static Map<String, String> only(EngagementId id) {
        return Map.of("engagement", id.value());
    }
}
