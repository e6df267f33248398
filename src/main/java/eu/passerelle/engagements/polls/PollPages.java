package eu.passerelle.engagements.polls;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.engagements.Pair;
import eu.passerelle.engagements.PickedTime;
import eu.passerelle.engagements.PollId;
import eu.passerelle.engagements.Times;
import eu.passerelle.engagements.meetings.Meetings;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import eu.passerelle.scheduling.SlotTaken;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One poll, for both sides: who has said what, which time is best and why, and its end. */
@Controller
@RequestMapping("/polls/{id}")
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR})
class PollPages {
    private final Polling polling;
    private final PollReading reading;
    private final Meetings meetings;
    private final Clock clock;

    PollPages(Polling polling, PollReading reading, Meetings meetings, Clock clock) {
        this.polling = polling;
        this.reading = reading;
        this.meetings = meetings;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show(Viewer viewer, @PathVariable String id, Locale locale) {
        return page(viewer, polling.get(viewer, new PollId(id)), locale);
    }

    @PostMapping("/closing")
    ModelAndView close(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String start,
            @RequestParam(defaultValue = "") String commandId,
            Locale locale) {
        var poll = new PollId(id);
        polling.get(viewer, poll);
        return attempt(
                viewer, poll, locale, () -> polling.close(viewer, poll, PickedTime.of(Typed.text(start)), commandId));
    }

    @PostMapping("/cancellation")
    ModelAndView cancel(
            Viewer viewer, @PathVariable String id, @RequestParam(defaultValue = "") String commandId, Locale locale) {
        var poll = new PollId(id);
        return attempt(viewer, poll, locale, () -> polling.cancel(viewer, poll, commandId));
    }

    private ModelAndView attempt(Viewer viewer, PollId id, Locale locale, Runnable work) {
        try {
            work.run();
            return new ModelAndView("redirect:/polls/" + id);
        } catch (SlotTaken e) {
            return conflict(page(viewer, polling.get(viewer, id), locale).addObject("taken", true));
        } catch (Conflict e) {
            return conflict(page(viewer, polling.get(viewer, id), locale).addObject("conflict", e));
        } catch (InvalidInput e) {
            ModelAndView page = page(viewer, polling.get(viewer, id), locale).addObject("problems", e.problems());
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    private static ModelAndView conflict(ModelAndView page) {
        page.setStatus(HttpStatus.CONFLICT);
        return page;
    }

    private ModelAndView page(Viewer viewer, Poll poll, Locale locale) {
        Pair pair = meetings.pair(viewer, poll.engagement());
        return new ModelAndView("engagements/poll")
                .addObject("poll", poll)
                .addObject("pair", pair)
                .addObject(
                        "appointment",
                        poll.session()
                                .map(session -> meetings.session(viewer, session))
                                .orElse(null))
                .addObject("zone", pair.zone())
                .addObject("otherZone", pair.otherZone())
                .addObject("ranked", poll.ranked(reading.stillFree(pair, poll)))
                .addObject("names", names(poll))
                .addObject(
                        "silent",
                        poll.people().stream()
                                .filter(person -> !person.hasAnswered())
                                .toList())
                .addObject("takesAnswers", poll.takesAnswers(clock.instant()))
                .addObject("problems", List.of())
                .addObject("times", new Times(locale))
                .addObject("commandId", Ids.random());
    }

    private static Map<String, String> names(Poll poll) {
        return poll.people().stream().collect(Collectors.toMap(PollPerson::id, PollPerson::name));
    }
}
