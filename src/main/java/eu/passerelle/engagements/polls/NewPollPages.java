package eu.passerelle.engagements.polls;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.engagements.Engagement;
import eu.passerelle.engagements.Pair;
import eu.passerelle.engagements.PollId;
import eu.passerelle.engagements.Times;
import eu.passerelle.engagements.meetings.Meetings;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import eu.passerelle.scheduling.Slot;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

/** The form in which a poll is put together. Other weeks and more rows are asked for with all that was typed sent along. */
@Controller
@RequestMapping("/engagements/{id}/polls/new")
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR})
class NewPollPages {
    private final Meetings meetings;
    private final PollReading reading;
    private final Polling polling;

    NewPollPages(Meetings meetings, PollReading reading, Polling polling) {
        this.meetings = meetings;
        this.reading = reading;
        this.polling = polling;
    }

    @GetMapping
    ModelAndView empty(Viewer viewer, @PathVariable String id, Locale locale) {
        Pair pair = meetings.pair(viewer, new EngagementId(id));
        if (pair.engagement().state() != Engagement.State.ACTIVE) {
            return new ModelAndView("redirect:/engagements/" + pair.engagement().id());
        }
        return page(pair, new LinkedMultiValueMap<>(), locale);
    }

    @PostMapping
    ModelAndView send(
            Viewer viewer, @PathVariable String id, @RequestParam MultiValueMap<String, String> fields, Locale locale) {
        Pair pair = meetings.pair(viewer, new EngagementId(id));
        if (!fields.containsKey("ask")) {
            return page(pair, fields, locale);
        }
        try {
            TypedPoll typed = TypedPoll.of(fields);
            String command = Typed.text(fields.getFirst("commandId"));
            PollId opened = polling.open(viewer, pair, reading.read(pair, typed), command);
            return new ModelAndView("redirect:/polls/" + opened);
        } catch (InvalidInput e) {
            ModelAndView page = page(pair, fields, locale).addObject("problems", e.problems());
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        } catch (Conflict e) {
            ModelAndView page = page(pair, fields, locale).addObject("conflict", e);
            page.setStatus(HttpStatus.CONFLICT);
            return page;
        }
    }

    private ModelAndView page(Pair pair, MultiValueMap<String, String> fields, Locale locale) {
        TypedPoll typed = TypedPoll.of(fields);
        LocalDate from = firstShown(pair, fields);
        int minutes = PollReading.minutes(typed);
        List<Slot> shown = meetings.free(pair, from, minutes, meetings.isWantedOnSite(pair));
        Set<Instant> free = reading.free(pair, typed);
        ModelAndView page = new ModelAndView("engagements/new-poll")
                .addObject("pair", pair)
                .addObject("zone", pair.zone())
                .addObject("otherZone", pair.otherZone())
                .addObject("typed", typed)
                .addObject("minutes", minutes)
                .addObject("lengths", Meetings.LENGTHS)
                .addObject("mostTimes", TypedPoll.MOST_TIMES)
                .addObject("mostPeople", TypedPoll.MOST_PEOPLE)
                .addObject("from", from)
                .addObject("until", from.plusDays(Meetings.WINDOW_DAYS - 1))
                .addObject("days", byDay(shown, pair.zone()))
                .addObject("elsewhere", elsewhere(typed, shown, free))
                .addObject("gone", gone(typed, free))
                .addObject("today", meetings.firstDay(pair))
                .addObject("latest", meetings.firstDay(pair).plusDays(PollChecks.LONGEST_DAYS))
                .addObject("kinds", PersonKind.values())
                .addObject("languages", InterfaceLanguage.values())
                .addObject("reader", InterfaceLanguage.of(locale).code())
                .addObject("problems", List.of())
                .addObject("times", new Times(locale))
                .addObject("commandId", Ids.random());
        return withNeighbours(page, pair, from);
    }

    /** Picked in other weeks, and still free. */
    private static List<Instant> elsewhere(TypedPoll typed, List<Slot> shown, Set<Instant> free) {
        Set<Instant> here = shown.stream().map(Slot::start).collect(Collectors.toSet());
        return typed.instants().stream()
                .filter(time -> free.contains(time) && !here.contains(time))
                .toList();
    }

    private static List<Instant> gone(TypedPoll typed, Set<Instant> free) {
        return typed.instants().stream().filter(time -> !free.contains(time)).toList();
    }

    private ModelAndView withNeighbours(ModelAndView page, Pair pair, LocalDate from) {
        LocalDate first = meetings.firstDay(pair);
        LocalDate earlier = from.minusDays(Meetings.WINDOW_DAYS);
        LocalDate later = from.plusDays(Meetings.WINDOW_DAYS);
        return page.addObject("earlier", from.isAfter(first) ? max(earlier, first) : null)
                .addObject("later", later.isAfter(meetings.lastFirstDay(pair)) ? null : later);
    }

    /** A button that shows other weeks names their first day. */
    private LocalDate firstShown(Pair pair, MultiValueMap<String, String> fields) {
        String wanted = Typed.text(fields.getFirst(fields.containsKey("show") ? "show" : "from"));
        if (wanted.isEmpty()) {
            return meetings.wantedFirstDay(pair);
        }
        LocalDate first = meetings.firstDay(pair);
        try {
            LocalDate day = LocalDate.parse(wanted);
            return day.isAfter(meetings.lastFirstDay(pair)) ? first : max(day, first);
        } catch (DateTimeException e) {
            return first;
        }
    }

    private static LocalDate max(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static TreeMap<LocalDate, List<Slot>> byDay(List<Slot> free, ZoneId zone) {
        return free.stream()
                .collect(Collectors.groupingBy(
                        slot -> LocalDate.ofInstant(slot.start(), zone), TreeMap::new, Collectors.toList()));
    }
}
