package eu.passerelle.engagements.meetings;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.ShownInGuise;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.engagements.Engagement;
import eu.passerelle.engagements.Pair;
import eu.passerelle.engagements.PickedTime;
import eu.passerelle.engagements.Times;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import eu.passerelle.scheduling.Session;
import eu.passerelle.scheduling.SessionId;
import eu.passerelle.scheduling.Slot;
import eu.passerelle.scheduling.SlotRanking;
import eu.passerelle.scheduling.SlotTaken;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Picking a time that suits both: for a new session, or for one that is to be moved. When somebody was faster, the same
 * page comes back with the times that are still free.
 */
@Controller
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR})
class SlotPages {
    private static final int MOST_BEST = 3;

    private final Meetings meetings;

    SlotPages(Meetings meetings) {
        this.meetings = meetings;
    }

    /**
     * @param from first day shown; @param start the time picked; @param move the session to be moved, if it is not a new
     *     one
     */
    record Choice(
            @Nullable String from,
            @Nullable String minutes,
            @Nullable String start,
            @Nullable String place,
            @Nullable String onSite,
            @Nullable String move,
            @Nullable String commandId) {
        /** Links to other weeks say it even where there is none to move. */
        Choice {
            move = "".equals(move) ? null : move;
        }

        int length() {
            return minutes != null && minutes.matches("[0-9]{1,4}") ? Integer.parseInt(minutes) : 60;
        }

        public boolean isOnSite() {
            return Boolean.parseBoolean(onSite);
        }

        String where() {
            return Typed.text(place);
        }

        String command() {
            return commandId == null ? "" : commandId;
        }

        Instant time() {
            return PickedTime.of(Typed.text(start));
        }
    }

    @GetMapping("/engagements/{id}/slots")
    @ShownInGuise
    ModelAndView slots(Viewer viewer, @PathVariable String id, Choice choice, Locale locale) {
        Pair pair = meetings.pair(viewer, new EngagementId(id));
        if (pair.engagement().state() != Engagement.State.ACTIVE || isCancelled(viewer, choice.move())) {
            return new ModelAndView("redirect:/engagements/" + pair.engagement().id());
        }
        return page(viewer, pair, choice, locale);
    }

    /** There is nothing to move any more; the page of the engagement says so. */
    private boolean isCancelled(Viewer viewer, @Nullable String session) {
        return session != null
                && meetings.session(viewer, new SessionId(session)).state() == Session.State.CANCELLED;
    }

    @PostMapping("/engagements/{id}/sessions")
    ModelAndView book(Viewer viewer, @PathVariable String id, Choice choice, Locale locale) {
        var engagement = new EngagementId(id);
        return attempt(viewer, engagement, choice, locale, () -> {
            var booking = new Meetings.Booking(
                    choice.command(), choice.time(), choice.length(), choice.where(), choice.isOnSite());
            meetings.book(viewer, engagement, booking);
        });
    }

    @PostMapping("/sessions/{id}/move")
    ModelAndView move(
            Viewer viewer,
            @PathVariable String id,
            Choice choice,
            TypedChange change,
            @RequestParam(defaultValue = "false") boolean rest,
            Locale locale) {
        Session session = meetings.session(viewer, new SessionId(id));
        var moving = new Choice(
                choice.from(),
                String.valueOf(session.length().toMinutes()),
                choice.start(),
                session.place(),
                String.valueOf(session.onSite()),
                session.id().value(),
                choice.commandId());
        ModelAndView answer = attempt(
                viewer,
                session.engagement(),
                moving,
                locale,
                () -> move(viewer, session.id(), moving.time(), change, rest));
        return answer.getStatus() == null
                ? answer
                : answer.addObject("change", change).addObject("withRest", rest);
    }

    private void move(Viewer viewer, SessionId id, Instant start, TypedChange change, boolean rest) {
        if (rest) {
            meetings.moveRest(viewer, id, start, change);
        } else {
            meetings.move(viewer, id, start, change);
        }
    }

    /** With what was typed of a series that cannot be planned. */
    ModelAndView again(Viewer viewer, Pair pair, TypedSeries typed, List<FieldProblem> problems, Locale locale) {
        var choice =
                new Choice(typed.from(), typed.minutes(), typed.start(), typed.place(), typed.onSite(), null, null);
        ModelAndView again = page(viewer, pair, choice, locale)
                .addObject("problems", problems)
                .addObject("series", typed);
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    private ModelAndView attempt(Viewer viewer, EngagementId engagement, Choice choice, Locale locale, Runnable work) {
        try {
            work.run();
            return new ModelAndView("redirect:/engagements/" + engagement);
        } catch (SlotTaken e) {
            ModelAndView page = page(viewer, meetings.pair(viewer, engagement), choice, locale);
            page.addObject("alternatives", e.alternatives()).addObject("wanted", e.wanted());
            page.setStatus(HttpStatus.CONFLICT);
            return page;
        } catch (Conflict e) {
            ModelAndView page = page(viewer, meetings.pair(viewer, engagement), choice, locale);
            page.addObject("conflict", e);
            page.setStatus(HttpStatus.CONFLICT);
            return page;
        } catch (InvalidInput e) {
            ModelAndView page = page(viewer, meetings.pair(viewer, engagement), choice, locale);
            page.addObject("problems", e.problems());
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    private ModelAndView page(Viewer viewer, Pair pair, Choice choice, Locale locale) {
        Optional<Session> moving =
                Optional.ofNullable(choice.move()).map(id -> meetings.session(viewer, new SessionId(id)));
        boolean onSite = moving.map(Session::onSite).orElseGet(() -> isOnSite(pair, choice));
        LocalDate from = firstShown(pair, choice);
        int minutes = Meetings.LENGTHS.contains(choice.length()) ? choice.length() : Meetings.LENGTHS.getFirst();
        List<Slot> free = meetings.free(pair, from, minutes, onSite);
        ModelAndView page = new ModelAndView("engagements/slots")
                .addObject("pair", pair)
                .addObject("role", viewer.role().name())
                .addObject("zone", pair.zone())
                .addObject("otherZone", pair.otherZone())
                .addObject("from", from)
                .addObject("until", from.plusDays(Meetings.WINDOW_DAYS - 1))
                .addObject("minutes", minutes)
                .addObject("onSite", onSite)
                .addObject("lengths", Meetings.LENGTHS)
                .addObject("days", byDay(free, pair))
                .addObject("best", best(free, from, pair))
                .addObject("choice", choice)
                .addObject("weeks", TypedSeries.WEEKS)
                .addObject("problems", List.of())
                .addObject("times", new Times(locale))
                .addObject("commandId", Ids.random());
        if (free.isEmpty()) {
            page.addObject("why", meetings.whyNone(pair, from, minutes, onSite));
        }
        moving.ifPresent(session -> page.addObject("moving", session)
                .addObject("rest", meetings.rest(session).size())
                .addObject("change", TypedChange.NONE));
        return withNeighbours(page, pair, from);
    }

    /** As was asked for, unless somebody has chosen otherwise. */
    private boolean isOnSite(Pair pair, Choice choice) {
        return choice.onSite() == null ? meetings.isWantedOnSite(pair) : choice.isOnSite();
    }

    private ModelAndView withNeighbours(ModelAndView page, Pair pair, LocalDate from) {
        LocalDate first = meetings.firstDay(pair);
        LocalDate earlier = from.minusDays(Meetings.WINDOW_DAYS);
        LocalDate later = from.plusDays(Meetings.WINDOW_DAYS);
        return page.addObject("earlier", from.isAfter(first) ? max(earlier, first) : null)
                .addObject("later", later.isAfter(meetings.lastFirstDay(pair)) ? null : later);
    }

    private LocalDate firstShown(Pair pair, Choice choice) {
        LocalDate first = meetings.firstDay(pair);
        if (choice.from() == null && choice.move() == null) {
            return meetings.wantedFirstDay(pair);
        }
        try {
            LocalDate wanted = LocalDate.parse(Typed.text(choice.from()));
            return wanted.isAfter(meetings.lastFirstDay(pair)) ? first : max(wanted, first);
        } catch (DateTimeException e) {
            return first;
        }
    }

    private static LocalDate max(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static Set<Instant> best(List<Slot> free, LocalDate from, Pair pair) {
        ZoneId team = pair.team().city().zone();
        return SlotRanking.best(free, from, team, pair.expert().zone(), MOST_BEST).stream()
                .map(Slot::start)
                .collect(Collectors.toSet());
    }

    /** Days as the viewer lives them. */
    private static TreeMap<LocalDate, List<Slot>> byDay(List<Slot> free, Pair pair) {
        return free.stream()
                .collect(Collectors.groupingBy(
                        slot -> LocalDate.ofInstant(slot.start(), pair.zone()), TreeMap::new, Collectors.toList()));
    }
}
