package eu.passerelle.toolbox.instruments;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.engagements.Times;
import eu.passerelle.kernel.Commands;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.Typed;
import eu.passerelle.toolbox.instruments.InstrumentReader.Reading;
import eu.passerelle.toolbox.instruments.Instruments.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
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

/** Where coordinators of the network read the instruments, and put new versions of them into force. */
@Controller
@RequestMapping("/instruments")
@AllowedTo(Role.COORDINATOR)
class InstrumentPages {
    private static final int LONGEST_WORDS = 1_000;

    private final Instruments instruments;
    private final Commands commands;

    InstrumentPages(Instruments instruments, Commands commands) {
        this.instruments = instruments;
        this.commands = commands;
    }

    @GetMapping
    ModelAndView all(Locale locale) {
        Set<String> inForce = instruments.inForce().stream().map(Version::id).collect(Collectors.toSet());
        return new ModelAndView("toolbox/instruments")
                .addObject("versions", instruments.all())
                .addObject("inForce", inForce)
                .addObject("reader", InterfaceLanguage.of(locale))
                .addObject("times", new Times(locale))
                .addObject("utc", ZoneOffset.UTC);
    }

    /** @param language in which it is looked at */
    @GetMapping("/{id}")
    ModelAndView show(@PathVariable String id, @RequestParam(defaultValue = "") String language, Locale locale) {
        Version version = instruments.get(id);
        return new ModelAndView("toolbox/instrument")
                .addObject("version", version)
                .addObject("instrument", version.instrument())
                .addObject("reader", InterfaceLanguage.find(language).orElse(InterfaceLanguage.of(locale)))
                .addObject("languages", InterfaceLanguage.values())
                .addObject("longest", LONGEST_WORDS)
                .addObject("problems", List.of())
                .addObject("times", new Times(locale))
                .addObject("utc", ZoneOffset.UTC);
    }

    @GetMapping("/new")
    ModelAndView form(@RequestParam String from) {
        Version version = instruments.get(from);
        return page(new Sent(version.id(), version.text(), "", null, null));
    }

    /** What the form sends. @param keep the button that puts it into force */
    record Sent(
            String from,
            @Nullable String text,
            String commandId,
            @Nullable String keep,
            @Nullable MultipartFile file) {
        /** A file goes before the field. */
        String yaml() {
            if (file == null || file.isEmpty()) {
                return Typed.text(text);
            }
            try {
                return Typed.text(new String(file.getBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** With problems nothing is kept; without them it is shown before it is. */
    @PostMapping("/new")
    ModelAndView check(CoordinatorViewer viewer, Sent sent) {
        Reading reading = instruments.check(sent.yaml());
        ModelAndView page = page(sent).addObject("found", reading.problems());
        if (reading.instrument().isEmpty()) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        Instrument instrument = reading.instrument().get();
        if (sent.keep() == null) {
            return page.addObject("preview", instrument);
        }
        try {
            String id = commands.once(
                    "instrument:" + viewer.account(),
                    sent.commandId(),
                    sent.yaml(),
                    String.class,
                    () -> instruments.keep(instrument, sent.yaml(), sent.from(), viewer.account()));
            return new ModelAndView("redirect:/instruments/" + id);
        } catch (Conflict e) {
            page.setStatus(HttpStatus.CONFLICT);
            return page.addObject("conflict", e).addObject("preview", instrument);
        }
    }

    private ModelAndView page(Sent sent) {
        return new ModelAndView("toolbox/instrument-new")
                .addObject("from", instruments.get(sent.from()).id())
                .addObject("text", sent.yaml())
                .addObject("found", List.of())
                .addObject("languages", InterfaceLanguage.values())
                .addObject("commandId", Ids.random());
    }
}
