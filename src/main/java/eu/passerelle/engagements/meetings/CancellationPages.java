package eu.passerelle.engagements.meetings;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.engagements.Times;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.scheduling.Session;
import eu.passerelle.scheduling.SessionId;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Cancelling a session, with a reason and the choice who gets a mail of it. */
@Controller
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR})
class CancellationPages {
    private final Meetings meetings;

    CancellationPages(Meetings meetings) {
        this.meetings = meetings;
    }

    @GetMapping("/sessions/{id}/cancellation")
    ModelAndView ask(Viewer viewer, @PathVariable String id, Locale locale) {
        Session session = meetings.session(viewer, new SessionId(id));
        if (session.state() == Session.State.CANCELLED) {
            return engagement(session);
        }
        return page(viewer, session, TypedChange.NONE, List.of(), locale);
    }

    /** @throws Conflict when it has begun */
    @PostMapping("/sessions/{id}/cancellation")
    ModelAndView cancel(
            Viewer viewer,
            @PathVariable String id,
            TypedChange change,
            @RequestParam(defaultValue = "false") boolean rest,
            Locale locale) {
        Session session = meetings.session(viewer, new SessionId(id));
        try {
            return engagement(
                    rest
                            ? meetings.cancelRest(viewer, session.id(), change)
                            : meetings.cancel(viewer, session.id(), change));
        } catch (InvalidInput e) {
            ModelAndView again = page(viewer, session, change, e.problems(), locale);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
    }

    private static ModelAndView engagement(Session session) {
        return new ModelAndView("redirect:/engagements/" + session.engagement());
    }

    private ModelAndView page(
            Viewer viewer, Session session, TypedChange change, List<FieldProblem> problems, Locale locale) {
        return new ModelAndView("engagements/cancellation")
                .addObject("appointment", session)
                .addObject("pair", meetings.pair(viewer, session.engagement()))
                .addObject("rest", meetings.rest(session).size())
                .addObject("role", viewer.role().name())
                .addObject("change", change)
                .addObject("problems", problems)
                .addObject("times", new Times(locale))
                .addObject("commandId", Ids.random());
    }
}
