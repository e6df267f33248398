package eu.passerelle.engagements.handover;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.directory.Experts;
import eu.passerelle.engagements.Engagement;
import eu.passerelle.engagements.Engagements;
import eu.passerelle.engagements.Pair;
import eu.passerelle.engagements.Pairs;
import eu.passerelle.engagements.Proposal;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import eu.passerelle.matching.Labels;
import eu.passerelle.scheduling.Session;
import eu.passerelle.scheduling.Sessions;
import eu.passerelle.scheduling.Side;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Another mentor for one mentoring: both sides ask for it, a coordinator finds one. */
@Controller
@RequestMapping("/engagements/{id}/handover")
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR})
class HandoverPages {
    private static final int LONGEST = 500;

    private final Handovers handovers;
    private final Engagements engagements;
    private final Sessions sessions;
    private final Experts experts;
    private final Pairs pairs;
    private final Labels labels;
    private final Clock clock;

    HandoverPages(
            Handovers handovers,
            Engagements engagements,
            Sessions sessions,
            Experts experts,
            Pairs pairs,
            Labels labels,
            Clock clock) {
        this.handovers = handovers;
        this.engagements = engagements;
        this.sessions = sessions;
        this.experts = experts;
        this.pairs = pairs;
        this.labels = labels;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show(Viewer viewer, @PathVariable String id, Locale locale) {
        return page(viewer, engagements.get(viewer, new EngagementId(id)), locale);
    }

    @PostMapping
    @AllowedTo({Role.CITY, Role.EXPERT})
    ModelAndView ask(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String commandId,
            Locale locale) {
        String words = Typed.text(reason);
        return attempt(viewer, id, words, locale, engagement -> {
            requireWords(words, "reason", "handover.problem.reason");
            handovers.ask(viewer, engagement, words, commandId);
        });
    }

    @PostMapping("/dropped")
    ModelAndView drop(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(defaultValue = "") String commandId,
            Locale locale) {
        String words = Typed.text(why);
        return attempt(viewer, id, words, locale, engagement -> {
            if (viewer instanceof CoordinatorViewer) {
                requireWords(words, "why", "handover.problem.why");
            }
            handovers.drop(viewer, engagement, words, commandId);
        });
    }

    /** @param cancel sessions that are cancelled whoever takes over */
    @PostMapping("/sessions")
    @AllowedTo(Role.COORDINATOR)
    ModelAndView decide(
            CoordinatorViewer viewer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") Set<String> cancel,
            @RequestParam(defaultValue = "") String commandId,
            Locale locale) {
        return attempt(viewer, id, "", locale, engagement -> {
            Set<String> known = ahead(engagement).stream()
                    .map(session -> session.id().value())
                    .filter(cancel::contains)
                    .collect(Collectors.toSet());
            handovers.decide(viewer, engagement, known, commandId);
        });
    }

    @PostMapping("/successor")
    @AllowedTo(Role.COORDINATOR)
    ModelAndView askSuccessor(
            CoordinatorViewer viewer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String expert,
            @RequestParam(defaultValue = "") String commandId,
            Locale locale) {
        return attempt(
                viewer,
                id,
                "",
                locale,
                engagement -> handovers.askSuccessor(viewer, engagement, new ExpertId(expert), commandId));
    }

    private interface Work {
        void on(EngagementId engagement);
    }

    private ModelAndView attempt(Viewer viewer, String id, String typed, Locale locale, Work work) {
        Engagement engagement = engagements.get(viewer, new EngagementId(id));
        try {
            work.on(engagement.id());
            return new ModelAndView("redirect:/engagements/" + id + "/handover");
        } catch (InvalidInput e) {
            ModelAndView again = page(viewer, engagement, locale).addObject("problems", e.problems());
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again.addObject("typed", typed);
        } catch (Conflict e) {
            ModelAndView again = page(viewer, engagement, locale).addObject("conflict", e);
            again.setStatus(HttpStatus.CONFLICT);
            return again.addObject("typed", typed);
        }
    }

    private static void requireWords(String words, String field, String missing) {
        if (words.isEmpty()) {
            throw new InvalidInput(FieldProblem.of(field, missing));
        }
        FieldProblem.tooLong(field, "engagements.problem.tooLong", words, LONGEST)
                .ifPresent(problem -> {
                    throw new InvalidInput(problem);
                });
    }

    private ModelAndView page(Viewer viewer, Engagement engagement, Locale locale) {
        Pair pair = pairs.of(viewer, engagement);
        Optional<Handover> open = handovers.open(engagement.id());
        Optional<String> obstacle = handovers.obstacle(engagement);
        ModelAndView page = Pairs.page("engagements/handover", pair, locale)
                .addObject("role", viewer.role().name())
                .addObject("active", engagement.state() == Engagement.State.ACTIVE)
                .addObject("handover", open.orElse(null))
                .addObject("mine", open.filter(its -> isOf(viewer, its)).isPresent())
                .addObject("obstacle", obstacle.orElse(null))
                .addObject("typed", "");
        if (!(viewer instanceof CoordinatorViewer coordinator) || engagement.state() != Engagement.State.ACTIVE) {
            return page;
        }
        Optional<Proposal> pending = open.flatMap(handovers::pending);
        withPending(page, pending);
        return obstacle.isEmpty() ? withChoice(page, coordinator, pair, pending, locale) : page;
    }

    private static boolean isOf(Viewer viewer, Handover handover) {
        return viewer instanceof CityViewer && handover.isAskedBy(Side.TEAM)
                || viewer instanceof ExpertViewer && handover.isAskedBy(Side.EXPERT);
    }

    /** Also where it cannot be handed over just now: somebody waits for it. */
    private void withPending(ModelAndView page, Optional<Proposal> pending) {
        page.addObject("pending", pending.orElse(null))
                .addObject(
                        "asked",
                        pending.map(one -> experts.get(one.expert()).fullName()).orElse(""));
    }

    private ModelAndView withChoice(
            ModelAndView page, CoordinatorViewer viewer, Pair pair, Optional<Proposal> pending, Locale locale) {
        Engagement engagement = pair.engagement();
        page.addObject("ahead", ahead(engagement.id()))
                .addObject("words", labels.wording(locale, pair.team().city().zone()))
                .addObject("declined", handovers.notAskable(engagement));
        return pending.isPresent()
                ? page
                : page.addObject("shortlist", handovers.candidates(viewer, engagement, InterfaceLanguage.of(locale)));
    }

    private List<Session> ahead(EngagementId engagement) {
        return sessions.of(engagement).stream()
                .filter(session -> session.state() == Session.State.CONFIRMED)
                .filter(session -> session.startsAt().isAfter(clock.instant()))
                .toList();
    }
}
