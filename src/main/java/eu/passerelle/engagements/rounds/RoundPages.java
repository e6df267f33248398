package eu.passerelle.engagements.rounds;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.engagements.RequestId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.InvalidInput;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Rounds in the browser of a network coordinator. */
@Controller
@RequestMapping("/rounds")
@AllowedTo(Role.COORDINATOR)
class RoundPages {
    private static final String TOLERANCE = "1";

    private final Rounds rounds;
    private final RoundView view;
    private final RoundAsking asking;
    private final WhatIfs whatIfs;
    private final KickOffPlanning kickOffs;

    RoundPages(Rounds rounds, RoundView view, RoundAsking asking, WhatIfs whatIfs, KickOffPlanning kickOffs) {
        this.rounds = rounds;
        this.view = view;
        this.asking = asking;
        this.whatIfs = whatIfs;
        this.kickOffs = kickOffs;
    }

    @GetMapping
    ModelAndView list(Locale locale) {
        return list(TOLERANCE, "0", List.of(), locale);
    }

    private ModelAndView list(String tolerance, String leastScore, List<FieldProblem> problems, Locale locale) {
        var page = new ModelAndView("engagements/rounds");
        page.setStatus(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return page.addObject("rounds", rounds.latest())
                .addObject("moments", moments(locale))
                .addObject("tolerance", tolerance)
                .addObject("leastScore", leastScore)
                .addObject("problems", problems);
    }

    private static DateTimeFormatter moments(Locale locale) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(ZoneId.of("Europe/Brussels"));
    }

    @PostMapping
    ModelAndView begin(
            CoordinatorViewer viewer,
            @RequestParam(defaultValue = TOLERANCE) String tolerance,
            @RequestParam(defaultValue = "0") String leastScore,
            Locale locale) {
        try {
            Round round = rounds.begin(viewer, percent(tolerance, "tolerance"), percent(leastScore, "leastScore"));
            return to(round.id());
        } catch (InvalidInput e) {
            return list(tolerance, leastScore, e.problems(), locale);
        }
    }

    /** With a comma or a point. */
    private static double percent(String typed, String field) {
        try {
            return Double.parseDouble(typed.strip().replace(',', '.'));
        } catch (NumberFormatException e) {
            throw new InvalidInput(FieldProblem.of(field, "engagements.problem.round." + field));
        }
    }

    @GetMapping("/{id}")
    ModelAndView round(@PathVariable String id, Locale locale) {
        return round(id, List.of(), locale);
    }

    private ModelAndView round(String id, List<FieldProblem> problems, Locale locale) {
        Round round = rounds.get(id);
        var page = new ModelAndView("engagements/round");
        page.setStatus(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return page.addObject("round", round)
                .addObject("moments", moments(locale))
                .addObject("isFull", round.of() == Rounds.MOST_REQUESTS)
                .addObject("kickOffs", round.state() == Round.State.CONFIRMED ? kickOffs.open(round) : 0)
                .addObject("rows", round.isGathering() ? List.of() : view.rows(round))
                .addObject("problems", problems);
    }

    @GetMapping("/{id}/what-if")
    ModelAndView whatIf(@PathVariable String id, @RequestParam(defaultValue = "") String expert, Locale locale) {
        Round round = rounds.get(id);
        round.requireDraft();
        return new ModelAndView("engagements/round-what-if")
                .addObject("round", round)
                .addObject("people", whatIfs.people(round))
                .addObject("chosen", expert)
                .addObject("tried", whatIfs.of(round, chosen(expert), InterfaceLanguage.of(locale)));
    }

    private static Optional<ExpertId> chosen(String expert) {
        return expert.isEmpty() ? Optional.empty() : Optional.of(new ExpertId(expert));
    }

    @PostMapping("/{id}/gathering")
    ModelAndView gatherAgain(@PathVariable String id) {
        rounds.gatherAgain(id);
        return to(id);
    }

    @PostMapping("/{id}/decisions")
    ModelAndView decide(
            @PathVariable String id,
            @RequestParam String request,
            @RequestParam Rounds.Wish wish,
            @RequestParam(defaultValue = "") String expert) {
        rounds.decide(id, new RequestId(request), wish, chosen(expert));
        return to(id);
    }

    @PostMapping("/{id}/drafts")
    ModelAndView solveAgain(
            @PathVariable String id, @RequestParam String tolerance, @RequestParam String leastScore, Locale locale) {
        try {
            rounds.solveAgain(id, percent(tolerance, "tolerance"), percent(leastScore, "leastScore"));
            return to(id);
        } catch (InvalidInput e) {
            return round(id, e.problems(), locale);
        }
    }

    @PostMapping("/{id}/confirmation")
    ModelAndView confirm(CoordinatorViewer viewer, @PathVariable String id, @RequestParam int draft) {
        asking.confirm(viewer, id, draft);
        return to(id);
    }

    @PostMapping("/{id}/drop")
    ModelAndView drop(@PathVariable String id) {
        rounds.drop(id);
        return new ModelAndView("redirect:/rounds");
    }

    private static ModelAndView to(String id) {
        return new ModelAndView("redirect:/rounds/" + id);
    }
}
