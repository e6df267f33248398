package eu.passerelle.planning;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.kernel.Attachment;
import eu.passerelle.kernel.papers.Docx;
import eu.passerelle.kernel.papers.Paper;
import eu.passerelle.kernel.papers.Pdf;
import eu.passerelle.planning.Settings.Setting;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** A plan as a file, in the language of who asks for it; what mentor and team say to each other is in none. */
@Controller
@RequestMapping("/plans/{id}")
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR})
class PlanExportPages {
    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final ActionPlans plans;
    private final Settings settings;
    private final PlanWords.In words;
    private final Pdf pdf;
    private final Clock clock;

    PlanExportPages(ActionPlans plans, Settings settings, PlanWords.In words, Pdf pdf, Clock clock) {
        this.plans = plans;
        this.settings = settings;
        this.words = words;
        this.pdf = pdf;
        this.clock = clock;
    }

    @GetMapping("/plan.csv")
    ResponseEntity<byte[]> table(Viewer viewer, @PathVariable String id, Locale locale) {
        Plan plan = plans.get(viewer, new PlanId(id));
        String table = PlanTable.of(plan, words.of(plan, settings.of(plan), locale));
        return file("csv", "text/csv;charset=UTF-8", table.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/plan.ics")
    ResponseEntity<byte[]> calendar(Viewer viewer, @PathVariable String id, Locale locale) {
        Plan plan = plans.get(viewer, new PlanId(id));
        String calendar = PlanCalendar.of(plan, words.of(plan, settings.of(plan), locale), clock.instant());
        return file("ics", "text/calendar;charset=UTF-8", calendar.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/plan.pdf")
    ResponseEntity<byte[]> pdf(Viewer viewer, @PathVariable String id, Locale locale) {
        return file("pdf", MediaType.APPLICATION_PDF_VALUE, pdf.of(paper(viewer, id, locale)));
    }

    @GetMapping("/plan.docx")
    ResponseEntity<byte[]> word(Viewer viewer, @PathVariable String id, Locale locale) {
        return file("docx", WORD, Docx.of(paper(viewer, id, locale)));
    }

    private Paper paper(Viewer viewer, String id, Locale locale) {
        Plan plan = plans.get(viewer, new PlanId(id));
        Setting setting = settings.of(plan);
        return PlanPaper.of(plan, setting, words.of(plan, setting, locale), locale);
    }

    private static ResponseEntity<byte[]> file(String ending, String type, byte[] content) {
        return new Attachment("plan." + ending, MediaType.parseMediaType(type)).with(content);
    }
}
