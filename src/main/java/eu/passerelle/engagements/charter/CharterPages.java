package eu.passerelle.engagements.charter;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.ShownInGuise;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.cities.Team;
import eu.passerelle.directory.Experts;
import eu.passerelle.engagements.Engagement;
import eu.passerelle.engagements.Engagements;
import eu.passerelle.engagements.Pair;
import eu.passerelle.engagements.Pairs;
import eu.passerelle.kernel.Attachment;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import eu.passerelle.kernel.papers.Pdf;
import eu.passerelle.scheduling.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The agreement of one mentoring: both sides change and sign it, the network reads it. */
@Controller
@RequestMapping("/engagements/{id}")
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR})
class CharterPages {
    private static final int LONGEST = 2_000;

    private final Charters charters;
    private final CharterPaper paper;
    private final Pdf pdf;
    private final Engagements engagements;
    private final Experts experts;
    private final Pairs pairs;

    CharterPages(
            Charters charters, CharterPaper paper, Pdf pdf, Engagements engagements, Experts experts, Pairs pairs) {
        this.charters = charters;
        this.paper = paper;
        this.pdf = pdf;
        this.engagements = engagements;
        this.experts = experts;
        this.pairs = pairs;
    }

    /** As it was typed. @param wording that was read, when it is signed @param seen what stood there, when it is changed */
    record Fields(
            @Nullable String objectives,
            @Nullable String addition,
            @Nullable String version,
            @Nullable String seen,
            @Nullable String wording,
            @Nullable String agrees,
            @Nullable String commandId) {
        public String goals() {
            return Typed.text(objectives);
        }

        public String added() {
            return Typed.text(addition);
        }

        private Charters.Typed read() {
            var problems = new ArrayList<FieldProblem>();
            if (goals().isEmpty()) {
                problems.add(FieldProblem.of("objectives", "agreement.problem.objectives"));
            }
            FieldProblem.tooLong("objectives", "engagements.problem.tooLong", goals(), LONGEST)
                    .ifPresent(problems::add);
            FieldProblem.tooLong("addition", "engagements.problem.tooLong", added(), LONGEST)
                    .ifPresent(problems::add);
            if (!problems.isEmpty()) {
                throw new InvalidInput(problems);
            }
            return new Charters.Typed(Math.toIntExact(number(version)), number(seen), goals(), added());
        }

        private Charters.Read signed() {
            if (!"true".equals(agrees)) {
                throw new InvalidInput(FieldProblem.of("agrees", "agreement.problem.agrees"));
            }
            return new Charters.Read(Math.toIntExact(number(version)), number(wording));
        }

        private static long number(@Nullable String typed) {
            String text = Typed.text(typed);
            return text.matches("[0-9]{1,9}") ? Long.parseLong(text) : -1;
        }
    }

    /** @param version an earlier one, to be read */
    @GetMapping("/agreement")
    @ShownInGuise
    ModelAndView show(
            Viewer viewer, @PathVariable String id, @RequestParam(defaultValue = "") String version, Locale locale) {
        return page(viewer, engagements.get(viewer, new EngagementId(id)), version, locale);
    }

    @PostMapping("/agreement")
    @AllowedTo({Role.CITY, Role.EXPERT})
    ModelAndView change(Viewer viewer, @PathVariable String id, Fields typed, Locale locale) {
        Engagement engagement = engagements.get(viewer, new EngagementId(id));
        return attempt(
                viewer,
                engagement,
                locale,
                page -> page.addObject("typed", typed),
                () -> charters.change(
                        viewer,
                        engagement.id(),
                        typed.read(),
                        InterfaceLanguage.of(locale),
                        Typed.text(typed.commandId())));
    }

    @PostMapping("/agreement/signature")
    @AllowedTo({Role.CITY, Role.EXPERT})
    ModelAndView sign(Viewer viewer, @PathVariable String id, Fields typed, Locale locale) {
        Engagement engagement = engagements.get(viewer, new EngagementId(id));
        return attempt(
                viewer,
                engagement,
                locale,
                page -> page,
                () -> charters.sign(
                        viewer,
                        engagement.id(),
                        typed.signed(),
                        InterfaceLanguage.of(locale),
                        Typed.text(typed.commandId())));
    }

    @GetMapping("/agreement.pdf")
    ResponseEntity<byte[]> pdf(
            Viewer viewer, @PathVariable String id, @RequestParam(defaultValue = "") String version, Locale locale) {
        Pair pair = pairs.get(viewer, new EngagementId(id));
        Team team = pair.team();
        Charter chosen = chosen(charters.versions(pair.engagement(), InterfaceLanguage.of(locale)), version);
        String between = experts.get(chosen.expert()).fullName() + ", " + team.name() + ", "
                + team.city().name();
        return Attachment.pdf("agreement-" + chosen.version() + ".pdf")
                .with(pdf.of(paper.of(chosen, between, team.city().zone(), locale)));
    }

    private ModelAndView attempt(
            Viewer viewer, Engagement engagement, Locale locale, UnaryOperator<ModelAndView> typed, Runnable work) {
        try {
            work.run();
            return new ModelAndView("redirect:/engagements/" + engagement.id() + "/agreement");
        } catch (InvalidInput e) {
            ModelAndView again = typed.apply(page(viewer, engagement, "", locale));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again.addObject("problems", e.problems());
        } catch (Conflict e) {
            ModelAndView again = typed.apply(page(viewer, engagement, "", locale));
            again.setStatus(HttpStatus.CONFLICT);
            return again.addObject("conflict", e);
        }
    }

    private static Charter chosen(List<Charter> versions, String version) {
        return versions.stream()
                .filter(one -> String.valueOf(one.version()).equals(version))
                .findFirst()
                .orElse(versions.getFirst());
    }

    private ModelAndView page(Viewer viewer, Engagement engagement, String version, Locale locale) {
        List<Charter> versions = charters.versions(engagement, InterfaceLanguage.of(locale));
        Charter agreement = chosen(versions, version);
        boolean newest = agreement.version() == versions.getFirst().version();
        boolean writes =
                newest && engagement.state() == Engagement.State.ACTIVE && !(viewer instanceof CoordinatorViewer);
        Side side = viewer instanceof CityViewer ? Side.TEAM : Side.EXPERT;
        return Pairs.page("engagements/agreement", pairs.of(viewer, engagement), locale)
                .addObject("agreement", agreement)
                .addObject("versions", versions)
                .addObject("newest", newest)
                .addObject("writes", writes)
                .addObject("toSign", writes && agreement.by(side).isEmpty())
                .addObject("sides", List.of(Side.TEAM, Side.EXPERT))
                .addObject("sections", paper.sections(agreement, locale))
                .addObject("typed", null);
    }
}
