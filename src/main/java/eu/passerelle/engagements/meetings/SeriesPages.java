package eu.passerelle.engagements.meetings;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.engagements.Pair;
import eu.passerelle.engagements.Times;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.scheduling.SlotTaken;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Several sessions at once: first they are shown, with another time for each that is not free; then all are booked. */
@Controller
@RequestMapping("/engagements/{id}/series")
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR})
class SeriesPages {
    private final Meetings meetings;
    private final SlotPages slotPages;

    SeriesPages(Meetings meetings, SlotPages slotPages) {
        this.meetings = meetings;
        this.slotPages = slotPages;
    }

    /** Changes nothing. */
    @PostMapping("/plan")
    ModelAndView plan(Viewer viewer, @PathVariable String id, TypedSeries typed, Locale locale) {
        Pair pair = meetings.pair(viewer, new EngagementId(id));
        try {
            return page(pair, typed, List.of(), locale);
        } catch (InvalidInput e) {
            return slotPages.again(viewer, pair, typed, e.problems(), locale);
        }
    }

    @PostMapping
    ModelAndView book(Viewer viewer, @PathVariable String id, TypedSeries typed, Locale locale) {
        Pair pair = meetings.pair(viewer, new EngagementId(id));
        try {
            meetings.book(viewer, pair.engagement().id(), typed.booking(), typed.weeks(), typed.others());
            return new ModelAndView("redirect:/engagements/" + pair.engagement().id());
        } catch (SlotTaken e) {
            ModelAndView again = page(pair, typed, List.of(), locale).addObject("taken", e.wanted());
            again.setStatus(HttpStatus.CONFLICT);
            return again;
        } catch (InvalidInput e) {
            return again(viewer, pair, typed, e.problems(), locale);
        }
    }

    /** Where the dates cannot even be shown, such as when the first has passed, the first page comes back. */
    private ModelAndView again(
            Viewer viewer, Pair pair, TypedSeries typed, List<FieldProblem> problems, Locale locale) {
        try {
            ModelAndView again = page(pair, typed, problems, locale);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        } catch (InvalidInput unplannable) {
            return slotPages.again(viewer, pair, typed, unplannable.problems(), locale);
        }
    }

    private ModelAndView page(Pair pair, TypedSeries typed, List<FieldProblem> problems, Locale locale) {
        return new ModelAndView("engagements/series")
                .addObject("pair", pair)
                .addObject("zone", pair.zone())
                .addObject("series", typed)
                .addObject("planned", meetings.series(pair, typed))
                .addObject("problems", problems)
                .addObject("times", new Times(locale))
                .addObject("commandId", Ids.random());
    }
}
