package eu.passerelle.oversight;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer.AuditorViewer;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.oversight.SeenProfiles.Seen;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Whose profiles did this account see between two times? */
@Controller
@AllowedTo(Role.AUDITOR)
class SeenProfilesPages {
    private static final Period USUAL = Period.ofDays(30);
    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

    private final SeenProfiles seen;
    private final SubjectNames subjects;
    private final Trail trail;
    private final Clock clock;

    SeenProfilesPages(SeenProfiles seen, SubjectNames subjects, Trail trail, Clock clock) {
        this.seen = seen;
        this.subjects = subjects;
        this.trail = trail;
        this.clock = clock;
    }

    /** @param account of the accounts that are called so, the one that was chosen */
    @GetMapping("/seen-profiles")
    ModelAndView show(
            AuditorViewer viewer,
            @RequestParam Map<String, String> form,
            @RequestParam(defaultValue = "") String account) {
        TypedQuestion typed = withTimes(TypedQuestion.of(form));
        if (typed.who().isEmpty() && account.isEmpty()) {
            return page(typed, List.of(), "", List.of());
        }
        try {
            List<String> called = account.isEmpty() ? subjects.accounts(typed.who()) : List.of(account);
            TypedQuestion.Span span = typed.span();
            Map<String, String> names = subjects.names(called);
            List<Choice> choices = called.stream()
                    .filter(names::containsKey)
                    .map(id -> new Choice(
                            id, names.getOrDefault(id, ""), typed.addressAt("/seen-profiles") + "&account=" + id))
                    .toList();
            if (choices.size() != 1) {
                return page(typed, choices, "", List.of()).addObject("unknown", choices.isEmpty());
            }
            Choice chosen = choices.getFirst();
            trail.note(viewer, typed.withoutWho(), "account:" + chosen.account(), "VIEWS_READ");
            return page(typed, List.of(), chosen.name(), List.of())
                    .addObject("rows", seen(new AccountId(chosen.account()), span));
        } catch (InvalidInput invalid) {
            return page(typed, List.of(), "", invalid.problems());
        }
    }

    /** @param address where this account is the one that is meant */
    record Choice(String account, String name, String address) {}

    private List<Seen> seen(AccountId account, TypedQuestion.Span span) {
        Instant now = clock.instant();
        return seen.between(
                account,
                span.from().orElse(now.atZone(ZoneOffset.UTC).minus(USUAL).toInstant()),
                span.until().orElse(now));
    }

    private TypedQuestion withTimes(TypedQuestion typed) {
        var now = clock.instant().atZone(ZoneOffset.UTC);
        return new TypedQuestion(
                typed.who(),
                "",
                "",
                typed.from().isEmpty() ? now.minus(USUAL).format(TYPED) : typed.from(),
                typed.until().isEmpty() ? now.plusMinutes(1).format(TYPED) : typed.until(),
                "");
    }

    private static ModelAndView page(
            TypedQuestion typed, List<Choice> choices, String name, List<FieldProblem> problems) {
        return new ModelAndView(
                        "oversight/seen-profiles",
                        problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("typed", typed)
                .addObject("choices", choices)
                .addObject("name", name)
                .addObject("rows", List.of())
                .addObject("unknown", false)
                .addObject("most", SeenProfiles.MOST)
                .addObject("problems", problems);
    }
}
