package eu.passerelle.engagements.advice;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.ShownInGuise;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.engagements.Engagement;
import eu.passerelle.engagements.Engagements;
import eu.passerelle.engagements.Pair;
import eu.passerelle.engagements.Pairs;
import eu.passerelle.engagements.advice.Advice.Urgency;
import eu.passerelle.engagements.advice.Advice.Verdict;
import eu.passerelle.engagements.advice.AdviceStore.Sources;
import eu.passerelle.kernel.Attachment;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The recommendations of one mentoring: both sides and the network read them, the mentor writes and the team answers. */
@Controller
@RequestMapping("/engagements/{id}")
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR})
class AdvicePages {
    private final Advices advices;
    private final AdviceViews views;
    private final AdviceTable table;
    private final Engagements engagements;
    private final Pairs pairs;

    AdvicePages(Advices advices, AdviceViews views, AdviceTable table, Engagements engagements, Pairs pairs) {
        this.advices = advices;
        this.views = views;
        this.table = table;
        this.engagements = engagements;
        this.pairs = pairs;
    }

    /** @param session that the mentor comes from, to recommend something */
    @GetMapping("/recommendations")
    @ShownInGuise
    ModelAndView show(
            Viewer viewer, @PathVariable String id, @RequestParam(defaultValue = "") String session, Locale locale) {
        return page(viewer, new EngagementId(id), locale).addObject("typed", NewAdvice.Fields.from(session));
    }

    @PostMapping("/recommendations")
    @AllowedTo(Role.EXPERT)
    ModelAndView give(ExpertViewer viewer, @PathVariable String id, NewAdvice.Fields typed, Locale locale) {
        Engagement engagement = engagements.get(viewer, new EngagementId(id));
        return attempt(viewer, engagement.id(), locale, page -> page.addObject("typed", typed), () -> {
            NewAdvice fresh = typed.read(advices.sources(engagement.id()));
            advices.give(viewer, engagement.id(), fresh, Typed.text(typed.commandId()));
        });
    }

    @PostMapping("/recommendations/withdrawn")
    @AllowedTo(Role.EXPERT)
    ModelAndView withdraw(
            ExpertViewer viewer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String advice,
            @RequestParam(defaultValue = "") String commandId,
            Locale locale) {
        Engagement engagement = engagements.get(viewer, new EngagementId(id));
        return attempt(
                viewer,
                engagement.id(),
                locale,
                page -> page,
                () -> advices.withdraw(viewer, engagement.id(), advice, commandId));
    }

    @PostMapping("/recommendations/answers")
    @AllowedTo(Role.CITY)
    ModelAndView answer(CityViewer viewer, @PathVariable String id, NewAnswer.Fields typed, Locale locale) {
        Engagement engagement = engagements.get(viewer, new EngagementId(id));
        return attempt(
                viewer,
                engagement.id(),
                locale,
                page -> page.addObject("answering", typed),
                () -> advices.answer(viewer, engagement.id(), typed.read(), Typed.text(typed.commandId())));
    }

    @GetMapping("/recommendations.csv")
    ResponseEntity<byte[]> table(Viewer viewer, @PathVariable String id, Locale locale) {
        Pair pair = pairs.get(viewer, new EngagementId(id));
        String text = table.of(
                views.rows(pair.engagement().id(), locale), pair.team().city().zone(), locale);
        return Attachment.csv("recommendations.csv").with(text);
    }

    private ModelAndView attempt(
            Viewer viewer, EngagementId id, Locale locale, UnaryOperator<ModelAndView> typed, Runnable work) {
        try {
            work.run();
            return new ModelAndView("redirect:/engagements/" + id + "/recommendations");
        } catch (InvalidInput e) {
            ModelAndView again = typed.apply(page(viewer, id, locale)).addObject("problems", e.problems());
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        } catch (Conflict e) {
            ModelAndView again = typed.apply(page(viewer, id, locale)).addObject("conflict", e);
            again.setStatus(HttpStatus.CONFLICT);
            return again;
        }
    }

    private ModelAndView page(Viewer viewer, EngagementId id, Locale locale) {
        Pair pair = pairs.get(viewer, id);
        boolean active = pair.engagement().state() == Engagement.State.ACTIVE;
        boolean writes = active && viewer instanceof ExpertViewer;
        Sources sources = writes ? advices.sources(id) : Sources.NONE;
        return Pairs.page("engagements/advice", pair, locale)
                .addObject("role", viewer.role().name())
                .addObject("rows", views.rows(id, locale))
                .addObject("writes", writes)
                .addObject("answers", active && viewer instanceof CityViewer)
                .addObject("typed", NewAdvice.Fields.from(""))
                .addObject("answering", null)
                .addObject("sessions", sources.sessions())
                .addObject("needs", views.needs(sources, locale))
                .addObject("urgencies", Urgency.values())
                .addObject("verdicts", Verdict.values());
    }
}
