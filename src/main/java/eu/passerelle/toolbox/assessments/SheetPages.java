package eu.passerelle.toolbox.assessments;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.GuestLeaving;
import eu.passerelle.accounts.GuestLeaving.Guest;
import eu.passerelle.accounts.MailedLinks;
import eu.passerelle.accounts.Role;
import eu.passerelle.cities.Teams;
import eu.passerelle.engagements.Times;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.SecretToken;
import eu.passerelle.toolbox.Assessments;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
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
import org.springframework.web.servlet.support.RequestContextUtils;

/** One person's answers, from a mail and without signing in. Looking changes nothing. */
@Controller
@RequestMapping("/answers/assessments/{token}")
@AllowedTo(Role.ANYONE)
class SheetPages {
    private final MailedLinks links;
    private final Assessing assessing;
    private final Teams teams;
    private final GuestLeaving leaving;
    private final Clock clock;

    SheetPages(MailedLinks links, Assessing assessing, Teams teams, GuestLeaving leaving, Clock clock) {
        this.links = links;
        this.assessing = assessing;
        this.teams = teams;
        this.leaving = leaving;
        this.clock = clock;
    }

    /** What a link opens. */
    private record Opened(String address, Assessment assessment, Respondent person) {
        Guest guest() {
            return new Guest(person.id(), person.email(), address);
        }
    }

    @GetMapping
    ModelAndView show(@PathVariable String token, HttpServletRequest request) {
        return opened(token, request)
                .map(opened -> page(opened, opened.person().sheet(), request)
                        .addObject("saved", request.getParameter("saved") != null))
                .orElseGet(SheetPages::over);
    }

    @PostMapping
    ModelAndView answer(
            @PathVariable String token,
            @RequestParam MultiValueMap<String, String> fields,
            HttpServletRequest request) {
        return opened(token, request)
                .map(opened -> answered(opened, new TypedSheet(fields), request))
                .orElseGet(SheetPages::over);
    }

    /** Erases all that is kept of this person, in some days. */
    @PostMapping("/erasure")
    ModelAndView leave(
            @PathVariable String token,
            @RequestParam(defaultValue = "false") boolean understood,
            @RequestParam(defaultValue = "") String commandId,
            HttpServletRequest request) {
        return opened(token, request)
                .map(opened -> leaving.answer(
                        opened.guest(),
                        understood,
                        commandId,
                        () -> page(opened, opened.person().sheet(), request)))
                .orElseGet(SheetPages::over);
    }

    private Optional<Opened> opened(String token, HttpServletRequest request) {
        Optional<Opened> opened = links.subjectOf(new SecretToken(token), Assessments.LINK_PURPOSE)
                .flatMap(person -> assessing
                        .asking(person)
                        .flatMap(assessment -> assessment
                                .person(person)
                                .map(asked -> new Opened("/answers/assessments/" + token, assessment, asked))));
        opened.ifPresent(found ->
                request.setAttribute(InterfaceLanguage.OF_LETTER, found.person().language()));
        return opened;
    }

    private ModelAndView answered(Opened opened, TypedSheet typed, HttpServletRequest request) {
        var instrument = opened.assessment().instrument();
        try {
            opened.assessment().requireTakesAnswers(clock.instant());
            assessing.answer(opened.person().id(), typed.read(instrument), typed.commandId());
            return new ModelAndView("redirect:" + opened.address() + "?saved");
        } catch (InvalidInput e) {
            ModelAndView page = page(opened, typed.shown(instrument), request).addObject("problems", e.problems());
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        } catch (Conflict e) {
            ModelAndView page = page(opened, typed.shown(instrument), request).addObject("conflict", e);
            page.setStatus(HttpStatus.CONFLICT);
            return page;
        }
    }

    private ModelAndView page(Opened opened, Sheet sheet, HttpServletRequest request) {
        Assessment assessment = opened.assessment();
        return new ModelAndView("toolbox/sheet")
                .addObject("assessment", assessment)
                .addObject("instrument", assessment.instrument())
                .addObject("person", opened.person())
                .addObject("team", teams.get(assessment.team()).name())
                .addObject("sheet", sheet)
                .addObject("count", assessment.instrument().scales().count())
                .addObject("answered", sheet.answered(assessment.instrument()))
                .addObject("takesAnswers", assessment.takesAnswers(clock.instant()))
                .addObject("address", opened.address())
                .addObject("times", new Times(RequestContextUtils.getLocale(request)))
                .addObject("reader", InterfaceLanguage.of(RequestContextUtils.getLocale(request)))
                .addObject("longest", TypedSheet.LONGEST_WORDS)
                .addObject("saved", false)
                .addObject("dueOn", leaving.dueOn(opened.person().id()).orElse(null))
                .addObject("problems", List.of())
                .addObject("commandId", Ids.random());
    }

    private static ModelAndView over() {
        ModelAndView page = new ModelAndView("toolbox/link-over");
        page.setStatus(HttpStatus.NOT_FOUND);
        return page;
    }
}
