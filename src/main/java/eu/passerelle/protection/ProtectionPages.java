package eu.passerelle.protection;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.kernel.Attachment;
import eu.passerelle.privacy.ForgettingRuns;
import java.time.ZoneOffset;
import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The record of processing, to read, print and take along; and what went lately as its time was over. */
@Controller
@RequestMapping("/data-protection")
@AllowedTo(Role.COORDINATOR)
class ProtectionPages {
    private static final int RUNS_SHOWN = 14;

    private final Register register;
    private final ControllerSettings controller;
    private final ForgettingRuns runs;
    private final RecordTable table;

    ProtectionPages(Register register, ControllerSettings controller, ForgettingRuns runs, RecordTable table) {
        this.register = register;
        this.controller = controller;
        this.runs = runs;
        this.table = table;
    }

    @GetMapping
    ModelAndView record() {
        return new ModelAndView("protection/record")
                .addObject("activities", register.activities())
                .addObject("facts", controller.facts())
                .addObject("missing", controller.missing().toList())
                .addObject("runs", runs.latest(RUNS_SHOWN))
                .addObject("utc", ZoneOffset.UTC);
    }

    @GetMapping("/record.csv")
    ResponseEntity<byte[]> table(Locale locale) {
        return Attachment.csv("record.csv").with(table.of(register.activities(), locale));
    }
}
