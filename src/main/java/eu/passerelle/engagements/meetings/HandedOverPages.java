package eu.passerelle.engagements.meetings;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.cities.Teams;
import eu.passerelle.directory.Experts;
import eu.passerelle.engagements.Engagement;
import eu.passerelle.engagements.Engagements;
import eu.passerelle.engagements.Times;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.scheduling.Session;
import eu.passerelle.scheduling.SessionId;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** What a mentor did before somebody else took over: the own sessions, with their notes until the mentoring is closed. */
@Controller
@AllowedTo(Role.EXPERT)
class HandedOverPages {
    private final Engagements engagements;
    private final Meetings meetings;
    private final SessionRecords records;
    private final Experts experts;
    private final Teams teams;
    private final Clock clock;

    HandedOverPages(
            Engagements engagements,
            Meetings meetings,
            SessionRecords records,
            Experts experts,
            Teams teams,
            Clock clock) {
        this.engagements = engagements;
        this.meetings = meetings;
        this.records = records;
        this.experts = experts;
        this.teams = teams;
        this.clock = clock;
    }

    record Held(Session session, SessionRecord kept) {}

    /** Nothing for one that was not handed over: that one has a page of its own. */
    @GetMapping("/engagements/{id}/handed-over")
    ModelAndView show(ExpertViewer viewer, @PathVariable String id, Locale locale) {
        Engagement own = engagements.get(viewer, new EngagementId(id));
        Optional<Engagement> next = own.continuedAs().map(engagements::get);
        if (next.isEmpty()) {
            return new ModelAndView("redirect:/engagements/" + own.id());
        }
        return new ModelAndView("engagements/handed-over")
                .addObject("g", own)
                .addObject("team", teams.get(own.team()))
                .addObject("open", next.get().state() == Engagement.State.ACTIVE)
                .addObject("held", held(viewer, next.get().id()))
                .addObject("zone", experts.get(viewer.expert()).zone())
                .addObject("times", new Times(locale));
    }

    private List<Held> held(ExpertViewer viewer, EngagementId whole) {
        Map<SessionId, SessionRecord> kept = records.of(whole);
        return meetings.sessions(whole).stream()
                .filter(session -> session.expert().equals(viewer.expert()))
                .filter(session -> session.state() == Session.State.CONFIRMED)
                .filter(session -> !session.startsAt().isAfter(clock.instant()))
                .map(session -> new Held(session, kept.getOrDefault(session.id(), SessionRecord.none(session.id()))))
                .toList();
    }
}
