package eu.passerelle.scheduling.outside;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.NeedsScope;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Scope;
import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.kernel.outbound.HttpsAddress;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** An expert's own calendars elsewhere, for programs. */
@RestController
@RequestMapping("/api/v1/availability/calendars")
@AllowedTo(Role.EXPERT)
@NeedsScope(Scope.AVAILABILITY)
class OutsideApi {
    private final OutsideCalendars calendars;
    private final OutsideWords words;

    OutsideApi(OutsideCalendars calendars, OutsideWords words) {
        this.calendars = calendars;
        this.words = words;
    }

    /** @param name the host of the address when left out */
    record Subscription(@Nullable String name, @Nullable String address) {}

    /**
     * @param host of the address, which is not shown again; absent for a file
     * @param readAt when the busy times that count were read
     * @param until the day on which they end
     * @param busyTimes how many
     * @param failure why it cannot be read any more
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Answer(
            String id,
            String name,
            Optional<String> host,
            Instant readAt,
            LocalDate until,
            int busyTimes,
            List<SkippedAnswer> skipped,
            Optional<FailureAnswer> failure) {}

    /** @param reason such as UNKNOWN_ZONE. @param text the same in words. @param first the day of the first of them */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record SkippedAnswer(String reason, int events, Optional<LocalDate> first, String text) {}

    record FailureAnswer(String reason, Instant since, String text) {}

    @GetMapping
    List<Answer> list(ExpertViewer viewer, Locale locale) {
        return calendars.of(viewer.expert()).stream()
                .map(calendar -> answer(calendar, locale))
                .toList();
    }

    /** Reads it at once; one that cannot be read is not kept, and the problem says why. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Answer subscribe(ExpertViewer viewer, @RequestBody Subscription wanted, Locale locale) {
        return answer(calendars.subscribe(viewer.expert(), wanted.name(), wanted.address()), locale);
    }

    /** A file of up to 2 MB in the part {@code file}. */
    @PostMapping("/files")
    @ResponseStatus(HttpStatus.CREATED)
    Answer upload(
            ExpertViewer viewer,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            Locale locale)
            throws IOException {
        OutsideUpload upload = OutsideUpload.of(file);
        return answer(calendars.upload(viewer.expert(), name, upload.name(), upload.bytes()), locale);
    }

    /** Reads an address again. 200 also when that failed: the answer says why, and what was read last counts. */
    @PostMapping("/{id}/reading")
    Answer readNow(ExpertViewer viewer, @PathVariable String id, Locale locale) {
        return answer(calendars.readNow(viewer.expert(), id), locale);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(ExpertViewer viewer, @PathVariable String id) {
        calendars.remove(viewer.expert(), id);
    }

    private Answer answer(OutsideCalendar calendar, Locale locale) {
        return new Answer(
                calendar.id(),
                calendar.name(),
                calendar.address().map(HttpsAddress::host),
                calendar.readAt(),
                calendar.until(),
                calendar.times(),
                calendar.skipped().stream()
                        .map(skipped -> new SkippedAnswer(
                                skipped.reason().name(),
                                skipped.count(),
                                skipped.first(),
                                words.skipped(skipped, locale)))
                        .toList(),
                calendar.failure()
                        .map(failure ->
                                new FailureAnswer(failure.code(), failure.since(), words.failure(failure, locale))));
    }
}
