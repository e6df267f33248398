package eu.passerelle.engagements.closing;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.directory.Concept;
import eu.passerelle.directory.Taxonomy;
import eu.passerelle.engagements.Engagements;
import eu.passerelle.engagements.Pair;
import eu.passerelle.engagements.Pairs;
import eu.passerelle.engagements.advice.Advice.Verdict;
import eu.passerelle.engagements.advice.Advices;
import eu.passerelle.engagements.closing.Closing.Again;
import eu.passerelle.engagements.closing.Closing.RatedNeed;
import eu.passerelle.engagements.closing.Closing.Reason;
import eu.passerelle.engagements.hours.HoursLogs;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import eu.passerelle.scheduling.Side;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The end of one mentoring: what each side says, what both together say, and what others may learn from it. */
@Controller
@RequestMapping("/engagements/{id}/closing")
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR})
class ClosingPages {
    private static final int LONGEST_LESSON = 600;
    private static final int LONGEST_WHY = 500;

    private final Closings closings;
    private final ClosingDays days;
    private final Engagements engagements;
    private final Pairs pairs;
    private final Taxonomy taxonomy;
    private final HoursLogs hours;
    private final Advices advices;
    private final Clock clock;

    ClosingPages(
            Closings closings,
            ClosingDays days,
            Engagements engagements,
            Pairs pairs,
            Taxonomy taxonomy,
            HoursLogs hours,
            Advices advices,
            Clock clock) {
        this.closings = closings;
        this.days = days;
        this.engagements = engagements;
        this.pairs = pairs;
        this.taxonomy = taxonomy;
        this.hours = hours;
        this.advices = advices;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean change,
            Locale locale) {
        return page(viewer, new EngagementId(id), change, locale);
    }

    @PostMapping
    @AllowedTo({Role.CITY, Role.EXPERT})
    ModelAndView report(
            Viewer viewer, @PathVariable String id, @RequestParam MultiValueMap<String, String> sent, Locale locale) {
        var engagement = new EngagementId(id);
        TypedReport typed = TypedReport.of(sent);
        Closing closing = closings.get(viewer, engagement);
        return attempt(
                viewer,
                engagement,
                locale,
                page -> page.addObject("typed", typed).addObject("changing", true),
                () -> {
                    Report report = typed.read(closing, Closings.sideOf(viewer).orElseThrow());
                    closings.report(viewer, engagement, report, typed.field("commandId"));
                });
    }

    /** @param seen the words as they stood when the page was opened */
    record TypedLesson(
            @Nullable String lesson,
            @Nullable String language,
            @Nullable String seen,
            @Nullable String agrees,
            @Nullable String commandId) {
        public String words() {
            return Typed.text(lesson);
        }

        public String code() {
            return Typed.text(language);
        }

        public boolean isAgreedTo() {
            return "true".equals(agrees);
        }

        private Closings.Words read(Locale reader) {
            FieldProblem.tooLong("lesson", "engagements.problem.tooLong", words(), LONGEST_LESSON)
                    .ifPresent(problem -> {
                        throw new InvalidInput(problem);
                    });
            InterfaceLanguage in = InterfaceLanguage.find(code()).orElse(InterfaceLanguage.of(reader));
            return new Closings.Words(words(), in, isAgreedTo(), Typed.text(seen));
        }
    }

    @PostMapping("/lesson")
    @AllowedTo({Role.CITY, Role.EXPERT})
    ModelAndView lesson(Viewer viewer, @PathVariable String id, TypedLesson typed, Locale locale) {
        var engagement = new EngagementId(id);
        closings.get(viewer, engagement);
        return attempt(
                viewer,
                engagement,
                locale,
                page -> page.addObject("typedLesson", typed),
                () -> closings.tellLesson(viewer, engagement, typed.read(locale), Typed.text(typed.commandId())));
    }

    @PostMapping("/now")
    @AllowedTo(Role.COORDINATOR)
    ModelAndView closeNow(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(defaultValue = "") String commandId,
            Locale locale) {
        var engagement = new EngagementId(id);
        closings.get(viewer, engagement);
        String words = Typed.text(why);
        return attempt(
                viewer, engagement, locale, page -> page.addObject("why", words).addObject("reason", reason), () -> {
                    Optional<Reason> chosen = Reason.find(reason);
                    var problems = new ArrayList<FieldProblem>();
                    if (chosen.isEmpty()) {
                        problems.add(FieldProblem.of("reason", "closing.problem.reason"));
                    }
                    if (words.isEmpty()) {
                        problems.add(FieldProblem.of("why", "closing.problem.why"));
                    }
                    FieldProblem.tooLong("why", "engagements.problem.tooLong", words, LONGEST_WHY)
                            .ifPresent(problems::add);
                    if (!problems.isEmpty()) {
                        throw new InvalidInput(problems);
                    }
                    closings.close(viewer, engagement, chosen.orElseThrow(), words, commandId);
                });
    }

    private interface Keeping {
        ModelAndView what(ModelAndView page);
    }

    private ModelAndView attempt(Viewer viewer, EngagementId id, Locale locale, Keeping typed, Runnable work) {
        try {
            work.run();
            return new ModelAndView("redirect:/engagements/" + id + "/closing");
        } catch (InvalidInput e) {
            ModelAndView again = typed.what(page(viewer, id, false, locale)).addObject("problems", e.problems());
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        } catch (Conflict e) {
            ModelAndView again = typed.what(page(viewer, id, false, locale)).addObject("conflict", e);
            again.setStatus(HttpStatus.CONFLICT);
            return again;
        }
    }

    /** @param changing what was said may be changed until the other side has spoken, too */
    private ModelAndView page(Viewer viewer, EngagementId id, boolean changing, Locale locale) {
        Closing closing = closings.get(viewer, id);
        Pair pair = pairs.of(viewer, engagements.get(id));
        var side = Closings.sideOf(viewer);
        return Pairs.page("engagements/closing", pair, locale)
                .addObject("closing", closing)
                .addObject("begun", closing.begun().orElse(null))
                .addObject("sides", List.of(Side.TEAM, Side.EXPERT))
                .addObject("own", side.orElse(null))
                .addObject("side", side.map(Enum::name).orElse("NETWORK"))
                .addObject("reported", side.filter(closing::hasReported).isPresent())
                .addObject("loggedHours", hours.of(id).wholeHours())
                .addObject("advice", advices.tally(id))
                .addObject("verdicts", Verdict.values())
                .addObject("busy", days.isBusy(id, clock.instant()))
                .addObject("labels", labels(closing, locale))
                .addObject("attainments", Attainment.values())
                .addObject("reasons", Reason.values())
                .addObject("agains", Again.values())
                .addObject("languages", InterfaceLanguage.values())
                .addObject("reader", InterfaceLanguage.of(locale).code())
                .addObject(
                        "typed", side.map(its -> TypedReport.of(closing, its)).orElse(TypedReport.NONE))
                .addObject("typedLesson", null)
                .addObject("changing", changing && !closing.haveBothReported());
    }

    private Map<String, String> labels(Closing closing, Locale locale) {
        var labels = new HashMap<String, String>();
        for (RatedNeed need : closing.needs()) {
            String code = need.competence().value();
            labels.put(
                    code,
                    taxonomy.find(need.competence())
                            .map(Concept::label)
                            .map(label -> label.in(InterfaceLanguage.of(locale)))
                            .orElse(code));
        }
        return labels;
    }
}
