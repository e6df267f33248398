package eu.passerelle.casework.cards;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.casework.cards.CaseCard.Need;
import eu.passerelle.casework.cards.CaseViews.Key;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.PublicAddress;
import eu.passerelle.kernel.Typed;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One card, for the people of its team: where things stand, the plan, with whom it is shared, and its end. */
@Controller
@RequestMapping("/casework/cards/{id}")
@AllowedTo(Role.CITY)
class CardPages {
    private final CaseCards cards;
    private final CaseViews views;
    private final CaseErasure erasure;
    private final CaseWording wording;
    private final PublicAddress site;

    CardPages(CaseCards cards, CaseViews views, CaseErasure erasure, CaseWording wording, PublicAddress site) {
        this.cards = cards;
        this.views = views;
        this.erasure = erasure;
        this.wording = wording;
        this.site = site;
    }

    @GetMapping
    ModelAndView show(CityViewer viewer, @PathVariable String id, Locale locale) {
        return page(viewer, id, locale);
    }

    @PostMapping("/facts")
    ModelAndView change(
            CityViewer viewer,
            @PathVariable String id,
            TypedFacts typed,
            @RequestParam(defaultValue = "") String commandId,
            Locale locale) {
        return attempt(viewer, id, locale, typed.problems(), () -> cards.change(viewer, id, typed.facts(), commandId));
    }

    @PostMapping("/renewal")
    ModelAndView renew(
            CityViewer viewer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String need,
            @RequestParam(defaultValue = "") String commandId,
            Locale locale) {
        Optional<Need> chosen = Choice.of(Need.class, Typed.text(need));
        List<FieldProblem> problems =
                chosen.isPresent() ? List.of() : List.of(FieldProblem.of("need", "casework.problem.need"));
        return attempt(viewer, id, locale, problems, () -> cards.renew(viewer, id, chosen.orElseThrow(), commandId));
    }

    /** The answer is the page itself: it shows the key, and nobody can ask for it again. */
    @PostMapping("/views")
    ModelAndView share(
            CityViewer viewer,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> fields,
            Locale locale) {
        TypedSharing typed = TypedSharing.of(fields);
        List<FieldProblem> problems = typed.problems(wording.agencies(locale).keySet());
        if (!problems.isEmpty()) {
            return refused(page(viewer, id, locale).addObject("sharing", typed), problems);
        }
        try {
            String command = Typed.text(fields.getFirst("commandId"));
            Optional<Key> key = views.share(viewer, id, typed.sharing(), command);
            ModelAndView page = page(viewer, id, locale);
            return key.map(made -> page.addObject(
                                    "address",
                                    site.page("/case-views/" + made.link().value())
                                            .toString())
                            .addObject("word", made.word()))
                    .orElseGet(() -> page.addObject("known", true));
        } catch (Conflict e) {
            return conflict(page(viewer, id, locale).addObject("sharing", typed), e);
        }
    }

    @PostMapping("/views/{view}/withdrawal")
    ModelAndView withdraw(
            CityViewer viewer,
            @PathVariable String id,
            @PathVariable String view,
            @RequestParam(defaultValue = "") String commandId,
            Locale locale) {
        return attempt(viewer, id, locale, List.of(), () -> views.withdraw(viewer, id, view, commandId));
    }

    /** The form says under which hash the proof will stand: asked twice, there is no card any more that could say it. */
    @PostMapping("/erasure")
    ModelAndView erase(
            CityViewer viewer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String sure,
            @RequestParam(defaultValue = "") String proof,
            @RequestParam(defaultValue = "") String commandId,
            Locale locale) {
        if (!sure.isEmpty() && erasure.proof(proof).isPresent()) {
            return gone(proof);
        }
        cards.get(viewer, id);
        if (sure.isEmpty()) {
            return refused(page(viewer, id, locale), List.of(FieldProblem.of("sure", "casework.problem.sure")));
        }
        return gone(erasure.erase(viewer, id, commandId));
    }

    private static ModelAndView gone(String proof) {
        return new ModelAndView("redirect:/casework/proofs/" + proof);
    }

    private ModelAndView attempt(
            CityViewer viewer, String id, Locale locale, List<FieldProblem> problems, Runnable work) {
        ModelAndView page = page(viewer, id, locale);
        if (!problems.isEmpty()) {
            return refused(page, problems);
        }
        try {
            work.run();
            return new ModelAndView("redirect:/casework/cards/" + id);
        } catch (Conflict e) {
            return conflict(page, e);
        }
    }

    private static ModelAndView refused(ModelAndView page, List<FieldProblem> problems) {
        page.addObject("problems", problems).setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static ModelAndView conflict(ModelAndView page, Conflict conflict) {
        page.addObject("conflict", conflict).setStatus(HttpStatus.CONFLICT);
        return page;
    }

    private ModelAndView page(CityViewer viewer, String id, Locale locale) {
        CaseCard card = cards.get(viewer, id);
        LocalDate today = cards.today();
        return new ModelAndView("casework/card")
                .addObject("card", card)
                .addObject("rare", cards.isRare(viewer, card.facts(), true))
                .addObject("proof", card.code().hash())
                .addObject("actors", wording.actors(card))
                .addObject("lifeAreas", LifeArea.values())
                .addObject("ages", AgeBand.values())
                .addObject("phenomena", Phenomenon.values())
                .addObject("needs", Need.values())
                .addObject("agencies", wording.agencies(locale))
                .addObject("sharing", TypedSharing.EMPTY)
                .addObject("mostDays", CaseViews.MOST_DAYS)
                .addObject("today", today)
                .addObject("now", cards.now())
                .addObject("month", YearMonth.from(today))
                .addObject("words", wording.of(locale))
                .addObject("problems", List.of())
                .addObject("commandId", Ids.random());
    }
}
