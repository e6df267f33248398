package eu.passerelle.engagements.polls;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.GuestLeaving;
import eu.passerelle.accounts.GuestLeaving.Guest;
import eu.passerelle.accounts.MailedLinks;
import eu.passerelle.accounts.Role;
import eu.passerelle.cities.Teams;
import eu.passerelle.engagements.Engagements;
import eu.passerelle.engagements.Polls;
import eu.passerelle.engagements.Times;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.SecretToken;
import eu.passerelle.kernel.Typed;
import eu.passerelle.scheduling.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/** One person's answers to one poll, from a mail and without signing in. Looking changes nothing. */
@Controller
@RequestMapping("/answers/polls/{token}")
@AllowedTo(Role.ANYONE)
class PollAnswerPages {
    private final MailedLinks links;
    private final Polling polling;
    private final Engagements engagements;
    private final Sessions sessions;
    private final Teams teams;
    private final GuestLeaving leaving;
    private final Clock clock;

    PollAnswerPages(
            MailedLinks links,
            Polling polling,
            Engagements engagements,
            Sessions sessions,
            Teams teams,
            GuestLeaving leaving,
            Clock clock) {
        this.links = links;
        this.polling = polling;
        this.engagements = engagements;
        this.sessions = sessions;
        this.teams = teams;
        this.leaving = leaving;
        this.clock = clock;
    }

    /** What a link opens. */
    private record Opened(String address, Poll poll, PollPerson person) {
        Guest guest() {
            return new Guest(person.id(), person.email(), address);
        }
    }

    @GetMapping
    ModelAndView show(@PathVariable String token, HttpServletRequest request) {
        return opened(token, request)
                .map(opened -> page(opened, new LinkedMultiValueMap<>(), request))
                .orElseGet(PollAnswerPages::over);
    }

    @PostMapping
    ModelAndView answer(
            @PathVariable String token,
            @RequestParam MultiValueMap<String, String> fields,
            HttpServletRequest request) {
        return opened(token, request)
                .map(opened -> answered(opened, fields, request))
                .orElseGet(PollAnswerPages::over);
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
                        () -> page(opened, new LinkedMultiValueMap<>(), request)))
                .orElseGet(PollAnswerPages::over);
    }

    private Optional<Opened> opened(String token, HttpServletRequest request) {
        Optional<Opened> opened = links.subjectOf(new SecretToken(token), Polls.LINK_PURPOSE)
                .flatMap(person -> polling.asking(person)
                        .flatMap(poll ->
                                poll.person(person).map(asked -> new Opened("/answers/polls/" + token, poll, asked))));
        opened.ifPresent(found ->
                request.setAttribute(InterfaceLanguage.OF_LETTER, found.person().language()));
        return opened;
    }

    private ModelAndView answered(Opened opened, MultiValueMap<String, String> fields, HttpServletRequest request) {
        try {
            opened.poll().requireTakesAnswers(clock.instant());
            polling.answer(opened.person().id(), read(opened.poll(), fields), Typed.text(fields.getFirst("commandId")));
            return new ModelAndView("redirect:" + opened.address() + "?saved");
        } catch (InvalidInput e) {
            ModelAndView page = page(opened, fields, request).addObject("problems", e.problems());
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        } catch (Conflict e) {
            ModelAndView page = page(opened, fields, request).addObject("conflict", e);
            page.setStatus(HttpStatus.CONFLICT);
            return page;
        }
    }

    /** @throws InvalidInput when one of the times has no answer */
    private static Map<Instant, Answer> read(Poll poll, MultiValueMap<String, String> fields) {
        var answers = new LinkedHashMap<Instant, Answer>();
        var problems = new ArrayList<FieldProblem>();
        for (int i = 0; i < poll.times().size(); i++) {
            Instant time = poll.times().get(i);
            typed(fields, i)
                    .ifPresentOrElse(
                            answer -> answers.put(time, answer),
                            () -> problems.add(FieldProblem.of(
                                    field(poll.times().indexOf(time)), "engagements.problem.poll.answer")));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return answers;
    }

    private static Optional<Answer> typed(MultiValueMap<String, String> fields, int number) {
        String typed = Typed.text(fields.getFirst(field(number)));
        return Arrays.stream(Answer.values())
                .filter(answer -> answer.name().equals(typed))
                .findFirst();
    }

    private static String field(int number) {
        return "time" + number;
    }

    /** @param answer empty while nothing is chosen */
    record Row(String field, Instant time, String answer) {}

    private ModelAndView page(Opened opened, MultiValueMap<String, String> fields, HttpServletRequest request) {
        Poll poll = opened.poll();
        ModelAndView page = new ModelAndView("engagements/poll-answer")
                .addObject("poll", poll)
                .addObject("person", opened.person())
                .addObject("team", teams.get(engagements.get(poll.engagement()).team()))
                .addObject("rows", rows(opened, fields))
                .addObject("answers", Answer.values())
                .addObject("takesAnswers", poll.takesAnswers(clock.instant()))
                .addObject("saved", request.getParameter("saved") != null)
                .addObject("address", opened.address())
                .addObject("zone", poll.zone())
                .addObject("times", new Times(RequestContextUtils.getLocale(request)))
                .addObject("dueOn", leaving.dueOn(opened.person().id()).orElse(null))
                .addObject("problems", List.of())
                .addObject("commandId", Ids.random());
        poll.session().ifPresent(session -> page.addObject("appointment", sessions.get(session)));
        return page;
    }

    /** What was just typed, else what was answered before. */
    private static List<Row> rows(Opened opened, MultiValueMap<String, String> fields) {
        var rows = new ArrayList<Row>();
        for (Instant time : opened.poll().times()) {
            Optional<Answer> shown =
                    typed(fields, rows.size()).or(() -> opened.person().at(time));
            rows.add(new Row(field(rows.size()), time, shown.map(Answer::name).orElse("")));
        }
        return List.copyOf(rows);
    }

    private static ModelAndView over() {
        ModelAndView page = new ModelAndView("engagements/link-over").addObject("guest", true);
        page.setStatus(HttpStatus.NOT_FOUND);
        return page;
    }
}
