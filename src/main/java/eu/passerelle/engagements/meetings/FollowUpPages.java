package eu.passerelle.engagements.meetings;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.Typed;
import eu.passerelle.scheduling.Session;
import eu.passerelle.scheduling.SessionId;
import eu.passerelle.scheduling.Side;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Writing down what is to be done after a session, and ticking it off. */
@Controller
@RequestMapping("/sessions/{id}/follow-ups")
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR})
class FollowUpPages {
    private static final int LONGEST = 300;
    private static final int FARTHEST_YEARS = 5;

    private final Meetings meetings;
    private final SessionRecords records;
    private final FollowUps followUps;
    private final SessionPages pages;

    FollowUpPages(Meetings meetings, SessionRecords records, FollowUps followUps, SessionPages pages) {
        this.meetings = meetings;
        this.records = records;
        this.followUps = followUps;
        this.pages = pages;
    }

    /** As it was typed. */
    record Fields(
            @Nullable String text,
            @Nullable String by,
            @Nullable String due,
            @Nullable String commandId) {
        static final Fields NONE = new Fields(null, null, null, null);

        String words() {
            return Typed.text(text);
        }
    }

    @PostMapping
    ModelAndView add(Viewer viewer, @PathVariable String id, Fields typed, Locale locale) {
        Session session = meetings.open(viewer, new SessionId(id));
        var problems = new ArrayList<FieldProblem>();
        String words = words(typed, problems);
        Optional<Side> by = by(typed, problems);
        Optional<LocalDate> due = due(typed, session, problems);
        if (!problems.isEmpty()) {
            return again(viewer, session, typed, problems, locale);
        }
        try {
            requireRecord(session);
            String commandId = typed.commandId() == null ? "" : typed.commandId();
            followUps.add(session.id(), words, by.orElseThrow(), due, commandId);
            return back(session);
        } catch (Conflict e) {
            ModelAndView again =
                    again(viewer, session, typed, List.of(), locale).addObject("conflict", e);
            again.setStatus(HttpStatus.CONFLICT);
            return again;
        }
    }

    private void requireRecord(Session session) {
        if (!records.of(session.id()).mayHaveNotes()) {
            throw new Conflict("engagements.conflict.followUps.supervision");
        }
    }

    @PostMapping("/settled")
    ModelAndView settle(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String followUp,
            @RequestParam(defaultValue = "true") boolean done) {
        Session session = meetings.session(viewer, new SessionId(id));
        followUps.settle(session.id(), followUp, done);
        return back(session);
    }

    private ModelAndView again(
            Viewer viewer, Session session, Fields typed, List<FieldProblem> problems, Locale locale) {
        ModelAndView page = pages.page(viewer, session, problems, locale).addObject("followUp", typed);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static ModelAndView back(Session session) {
        return new ModelAndView("redirect:/sessions/" + session.id() + "#follow-ups");
    }

    private static String words(Fields typed, List<FieldProblem> problems) {
        if (typed.words().isEmpty()) {
            problems.add(FieldProblem.of("text", "engagements.problem.followUp.text"));
        }
        FieldProblem.tooLong("text", "engagements.problem.tooLong", typed.words(), LONGEST)
                .ifPresent(problems::add);
        return typed.words();
    }

    private static Optional<Side> by(Fields typed, List<FieldProblem> problems) {
        Optional<Side> by = Arrays.stream(Side.values())
                .filter(side -> side.name().equals(typed.by()))
                .findFirst();
        if (by.isEmpty()) {
            problems.add(FieldProblem.of("by", "engagements.problem.followUp.by"));
        }
        return by;
    }

    private static Optional<LocalDate> due(Fields typed, Session session, List<FieldProblem> problems) {
        String text = Typed.text(typed.due());
        if (text.isEmpty()) {
            return Optional.empty();
        }
        LocalDate met = session.start().toLocalDate();
        try {
            LocalDate due = LocalDate.parse(text);
            if (!due.isBefore(met) && due.isBefore(met.plusYears(FARTHEST_YEARS))) {
                return Optional.of(due);
            }
        } catch (DateTimeException e) {
            // Said below, as for a day that makes no sense.
        }
        problems.add(FieldProblem.of("due", "engagements.problem.followUp.due", FARTHEST_YEARS));
        return Optional.empty();
    }
}
