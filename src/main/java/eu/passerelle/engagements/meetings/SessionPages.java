package eu.passerelle.engagements.meetings;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.engagements.Engagement;
import eu.passerelle.engagements.Pair;
import eu.passerelle.engagements.Times;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.Typed;
import eu.passerelle.scheduling.Session;
import eu.passerelle.scheduling.SessionId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One session: what it is for and its agenda before, who was there and what was agreed afterwards. */
@Controller
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR})
class SessionPages {
    private static final int LONGEST = 5_000;

    private final Meetings meetings;
    private final SessionRecords records;
    private final SessionHistory history;
    private final FollowUps followUps;
    private final ProposedAgendas agendas;
    private final Clock clock;

    SessionPages(
            Meetings meetings,
            SessionRecords records,
            SessionHistory history,
            FollowUps followUps,
            ProposedAgendas agendas,
            Clock clock) {
        this.meetings = meetings;
        this.records = records;
        this.history = history;
        this.followUps = followUps;
        this.agendas = agendas;
        this.clock = clock;
    }

    /** As it stands in the fields. */
    record Fields(
            @Nullable String seen,
            @Nullable String kind,
            @Nullable String agenda,
            @Nullable String notes,
            @Nullable String team,
            @Nullable String mentor) {
        static Fields of(SessionRecord kept) {
            return new Fields(
                    String.valueOf(kept.rev()),
                    kept.kind().map(SessionKind::name).orElse(""),
                    kept.agenda(),
                    kept.notes(),
                    kept.team().name(),
                    kept.mentor().name());
        }
    }

    @GetMapping("/sessions/{id}")
    ModelAndView session(
            Viewer viewer, @PathVariable String id, @RequestParam(defaultValue = "") String propose, Locale locale) {
        Session session = meetings.session(viewer, new SessionId(id));
        SessionRecord kept = records.of(session.id());
        Optional<SessionKind> proposed = SessionKind.find(propose);
        Fields fields = proposed.map(kind -> proposal(viewer, session, kept, kind, locale))
                .orElseGet(() -> Fields.of(kept));
        return page(viewer, session, kept, fields, List.of(), locale).addObject("proposed", proposed.isPresent());
    }

    /** The agenda of a kind, with what is still open, in place of none; one that was written already stays. */
    private Fields proposal(Viewer viewer, Session session, SessionRecord kept, SessionKind kind, Locale locale) {
        String agenda =
                kept.agenda().isEmpty() ? agendas.of(kind, viewer, session.engagement(), locale) : kept.agenda();
        return new Fields(
                String.valueOf(kept.rev()),
                kind.name(),
                agenda,
                kept.notes(),
                kept.team().name(),
                kept.mentor().name());
    }

    @PostMapping("/sessions/{id}/plan")
    ModelAndView plan(Viewer viewer, @PathVariable String id, Fields typed, RedirectAttributes next, Locale locale) {
        Session session = meetings.open(viewer, new SessionId(id));
        SessionRecord kept = records.of(session.id());
        var problems = new ArrayList<FieldProblem>();
        String agenda = text("agenda", typed.agenda(), problems);
        var changed = kept.planned(SessionKind.find(Typed.text(typed.kind())), agenda, seen(typed));
        return saved(viewer, session, changed, typed, problems, next, locale);
    }

    /** @throws Conflict before the session has begun, and for one whose kind keeps no notes */
    @PostMapping("/sessions/{id}/notes")
    ModelAndView notes(Viewer viewer, @PathVariable String id, Fields typed, RedirectAttributes next, Locale locale) {
        Session session = meetings.open(viewer, new SessionId(id));
        SessionRecord kept = records.of(session.id());
        if (!hasBegun(session)) {
            throw new Conflict("engagements.conflict.session.ahead");
        }
        var problems = new ArrayList<FieldProblem>();
        String notes = kept.mayHaveNotes() ? text("notes", typed.notes(), problems) : "";
        var changed = kept.noted(notes, attendance(typed.team()), attendance(typed.mentor()), seen(typed));
        return saved(viewer, session, changed, typed, problems, next, locale);
    }

    private ModelAndView saved(
            Viewer viewer,
            Session session,
            SessionRecord changed,
            Fields typed,
            List<FieldProblem> problems,
            RedirectAttributes next,
            Locale locale) {
        if (!problems.isEmpty()) {
            ModelAndView again = page(viewer, session, records.of(session.id()), typed, problems, locale);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        if (!records.save(changed)) {
            SessionRecord theirs = records.of(session.id());
            Fields mine = new Fields(
                    String.valueOf(theirs.rev()),
                    typed.kind(),
                    typed.agenda(),
                    typed.notes(),
                    typed.team(),
                    typed.mentor());
            ModelAndView again = page(viewer, session, theirs, mine, List.of(), locale)
                    .addObject("conflict", new Conflict("engagements.conflict.session.changed"))
                    .addObject("theirs", theirs);
            again.setStatus(HttpStatus.CONFLICT);
            return again;
        }
        next.addFlashAttribute("saved", true);
        return new ModelAndView("redirect:/sessions/" + session.id());
    }

    /** As it stands. */
    ModelAndView page(Viewer viewer, Session session, List<FieldProblem> problems, Locale locale) {
        SessionRecord kept = records.of(session.id());
        return page(viewer, session, kept, Fields.of(kept), problems, locale);
    }

    private ModelAndView page(
            Viewer viewer,
            Session session,
            SessionRecord kept,
            Fields fields,
            List<FieldProblem> problems,
            Locale locale) {
        Pair pair = meetings.pair(viewer, session.engagement());
        return new ModelAndView("engagements/session")
                .addObject("appointment", session)
                .addObject("kept", kept)
                .addObject("fields", fields)
                .addObject("history", history.of(session))
                .addObject("followUps", followUps.of(session.id()))
                .addObject("followUp", FollowUpPages.Fields.NONE)
                .addObject("commandId", Ids.random())
                .addObject("today", LocalDate.ofInstant(clock.instant(), pair.zone()))
                .addObject("problems", problems)
                .addObject("pair", pair)
                .addObject("zone", pair.zone())
                .addObject("open", pair.engagement().state() == Engagement.State.ACTIVE)
                .addObject("begun", hasBegun(session))
                .addObject("ended", !session.endsAt().isAfter(clock.instant()))
                .addObject("cancelled", session.state() == Session.State.CANCELLED)
                .addObject("kinds", SessionKind.values())
                .addObject("attendances", Presence.values())
                .addObject("answers", meetings.answers(List.of(session)).getOrDefault(session.id(), List.of()))
                .addObject("times", new Times(locale));
    }

    private boolean hasBegun(Session session) {
        return !session.startsAt().isAfter(clock.instant());
    }

    private static String text(String field, @Nullable String typed, List<FieldProblem> problems) {
        String text = Typed.text(typed);
        FieldProblem.tooLong(field, "engagements.problem.tooLong", text, LONGEST)
                .ifPresent(problems::add);
        return text;
    }

    private static Presence attendance(@Nullable String typed) {
        return Arrays.stream(Presence.values())
                .filter(known -> known.name().equals(typed))
                .findFirst()
                .orElse(Presence.UNKNOWN);
    }

    private static long seen(Fields typed) {
        String seen = Typed.text(typed.seen());
        return seen.matches("[0-9]{1,18}") ? Long.parseLong(seen) : -1;
    }
}
