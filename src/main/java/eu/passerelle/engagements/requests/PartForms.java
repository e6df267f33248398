package eu.passerelle.engagements.requests;

import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.cities.Team;
import eu.passerelle.cities.Teams;
import eu.passerelle.engagements.RequestId;
import eu.passerelle.kernel.FieldProblem;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * What the pages of all parts do alike. Whatever is sent is saved first; then the same page says what is still wrong. When
 * the part was saved elsewhere meanwhile, both versions are shown and nothing is overwritten unseen.
 */
@Component
class PartForms {
    private final Requests requests;
    private final Teams teams;

    PartForms(Requests requests, Teams teams) {
        this.requests = requests;
        this.teams = teams;
    }

    /** What every form of a part sends besides its own fields. */
    record Sent(
            @Nullable String seen,
            @Nullable String later,
            @Nullable String back) {
        String seenOrNothing() {
            return seen == null ? "" : seen;
        }

        boolean isToBeFinishedLater() {
            return later != null;
        }

        boolean isFromCheck() {
            return "check".equals(back);
        }
    }

    ModelAndView show(CityViewer viewer, RequestId id, Part part, @Nullable String back) {
        Request request = requests.get(viewer, id);
        request.requireDraft();
        Team team = teams.get(request.team());
        var problems = requests.completeness(request.content(), team).of(part).wrong();
        return page(request, team, part, request.content(), problems, back);
    }

    ModelAndView save(CityViewer viewer, RequestId id, Part part, Sent sent, UnaryOperator<Content> change) {
        return save(viewer, id, part, sent, change, List.of());
    }

    /** @param refused what could not even be kept; the rest is */
    ModelAndView save(
            CityViewer viewer,
            RequestId id,
            Part part,
            Sent sent,
            UnaryOperator<Content> change,
            List<FieldProblem> refused) {
        try {
            Request saved = requests.save(viewer, id, part, sent.seenOrNothing(), change);
            return answer(saved, part, sent, refused);
        } catch (ChangedMeanwhile e) {
            Request stored = e.stored();
            Team team = teams.get(stored.team());
            ModelAndView page = page(stored, team, part, change.apply(stored.content()), refused, sent.back());
            page.addObject("meanwhile", stored.content());
            page.setStatus(HttpStatus.CONFLICT);
            return page;
        }
    }

    /** @param refused what could not even be kept */
    ModelAndView answer(Request saved, Part part, Sent sent, List<FieldProblem> refused) {
        Team team = teams.get(saved.team());
        List<FieldProblem> problems = refused.isEmpty()
                ? requests.completeness(saved.content(), team).of(part).all()
                : refused;
        if (refused.isEmpty() && (problems.isEmpty() || sent.isToBeFinishedLater())) {
            return new ModelAndView("redirect:/requests/" + saved.id() + (sent.isFromCheck() ? "/check" : ""));
        }
        ModelAndView page = page(saved, team, part, saved.content(), problems, sent.back());
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static ModelAndView page(
            Request request,
            Team team,
            Part part,
            Content content,
            List<FieldProblem> problems,
            @Nullable String back) {
        return new ModelAndView("engagements/" + part.path())
                .addObject("request", request)
                .addObject("team", team)
                .addObject("content", content)
                .addObject("seen", part.print(request.content()))
                .addObject("problems", problems)
                .addObject("back", "check".equals(back) ? back : "");
    }
}
