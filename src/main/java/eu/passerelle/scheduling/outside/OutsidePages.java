package eu.passerelle.scheduling.outside;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where an expert says which calendars elsewhere make him or her busy. */
@Controller
@RequestMapping("/availability/calendars")
@AllowedTo(Role.EXPERT)
class OutsidePages {
    private final OutsideCalendars calendars;
    private final OutsideStore store;
    private final OutsideWords words;

    OutsidePages(OutsideCalendars calendars, OutsideStore store, OutsideWords words) {
        this.calendars = calendars;
        this.store = store;
        this.words = words;
    }

    /** Of a form that was not taken, so that nothing has to be typed again; a file has to be chosen again. */
    record Entered(String name, String address, String fileName) {
        static final Entered NOTHING = new Entered("", "", "");
    }

    @GetMapping
    ModelAndView page(ExpertViewer viewer, Locale locale) {
        return page(viewer, Entered.NOTHING, List.of(), HttpStatus.OK, locale);
    }

    @PostMapping
    ModelAndView subscribe(
            ExpertViewer viewer,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String address,
            RedirectAttributes next,
            Locale locale) {
        try {
            return added(calendars.subscribe(viewer.expert(), name, address), next);
        } catch (InvalidInput e) {
            return page(viewer, new Entered(name, address, ""), e.problems(), HttpStatus.UNPROCESSABLE_CONTENT, locale);
        }
    }

    @PostMapping("/files")
    ModelAndView upload(
            ExpertViewer viewer,
            @RequestParam(defaultValue = "") String fileName,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            RedirectAttributes next,
            Locale locale)
            throws IOException {
        try {
            OutsideUpload upload = OutsideUpload.of(file);
            return added(calendars.upload(viewer.expert(), fileName, upload.name(), upload.bytes()), next);
        } catch (InvalidInput e) {
            List<FieldProblem> problems = e.problems().stream()
                    .map(problem -> problem.field().equals("name")
                            ? new FieldProblem("fileName", problem.code(), problem.arguments())
                            : problem)
                    .toList();
            return page(viewer, new Entered("", "", fileName), problems, HttpStatus.UNPROCESSABLE_CONTENT, locale);
        }
    }

    private static ModelAndView added(OutsideCalendar calendar, RedirectAttributes next) {
        next.addFlashAttribute("notice", "added");
        next.addFlashAttribute("noticed", calendar.name());
        return new ModelAndView("redirect:/availability/calendars");
    }

    @PostMapping("/{id}/reading")
    ModelAndView readNow(ExpertViewer viewer, @PathVariable String id, RedirectAttributes next, Locale locale) {
        try {
            OutsideCalendar read = calendars.readNow(viewer.expert(), id);
            next.addFlashAttribute("notice", read.failure().isEmpty() ? "read" : "unread");
            next.addFlashAttribute("noticed", read.name());
            return new ModelAndView("redirect:/availability/calendars");
        } catch (Conflict e) {
            return page(viewer, Entered.NOTHING, List.of(), HttpStatus.CONFLICT, locale)
                    .addObject("conflict", e);
        }
    }

    @PostMapping("/{id}/removal")
    ModelAndView remove(ExpertViewer viewer, @PathVariable String id, RedirectAttributes next) {
        calendars.remove(viewer.expert(), id);
        next.addFlashAttribute("notice", "removed");
        next.addFlashAttribute("noticed", "");
        return new ModelAndView("redirect:/availability/calendars");
    }

    private ModelAndView page(
            ExpertViewer viewer, Entered entered, List<FieldProblem> problems, HttpStatus status, Locale locale) {
        ZoneId zone = store.zone(viewer.expert());
        var page = new ModelAndView("scheduling/outside-calendars", status);
        return page.addObject("problems", problems)
                .addObject("entered", entered)
                .addObject("zone", zone.getId())
                .addObject("most", OutsideCalendars.MOST)
                .addObject(
                        "cards",
                        calendars.of(viewer.expert()).stream()
                                .map(calendar -> words.card(calendar, zone, locale))
                                .toList());
    }
}
