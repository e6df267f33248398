package eu.passerelle.engagements;

import eu.passerelle.cities.Teams;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.Experts;
import eu.passerelle.engagements.requests.Request;
import eu.passerelle.engagements.requests.Requests;
import eu.passerelle.engagements.requests.Wording;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page on which an expert answers, whether signed in or come from a mail. */
@Component
class AnswerForms {
    private static final int LONGEST_NOTE = 1_000;

    private final Proposals proposals;
    private final Answering answering;
    private final Successions successions;
    private final EngagementStore engagements;
    private final Requests requests;
    private final Experts experts;
    private final Teams teams;
    private final Wording wording;
    private final Clock clock;

    AnswerForms(
            Proposals proposals,
            Answering answering,
            Successions successions,
            EngagementStore engagements,
            Requests requests,
            Experts experts,
            Teams teams,
            Wording wording,
            Clock clock) {
        this.proposals = proposals;
        this.answering = answering;
        this.successions = successions;
        this.engagements = engagements;
        this.requests = requests;
        this.experts = experts;
        this.teams = teams;
        this.wording = wording;
        this.clock = clock;
    }

    /** The fields of all answers, each as it was sent, or absent. */
    record Fields(
            @Nullable String commandId,
            @Nullable String note,
            @Nullable String day1,
            @Nullable String hour1,
            @Nullable String day2,
            @Nullable String hour2,
            @Nullable String day3,
            @Nullable String hour3) {
        String command() {
            return commandId == null ? "" : commandId;
        }

        String words() {
            return Typed.text(note);
        }

        TypedTimes times() {
            return new TypedTimes(List.of(row(day1, hour1), row(day2, hour2), row(day3, hour3)));
        }

        private static TypedTimes.Row row(@Nullable String day, @Nullable String hour) {
            return new TypedTimes.Row(Typed.text(day), Typed.text(hour));
        }

        static Fields empty() {
            return new Fields(null, null, null, null, null, null, null, null);
        }
    }

    /** @param address of the page; each answer is posted below it */
    ModelAndView show(ProposalId id, String address, Locale locale) {
        return page(proposals.get(id), address, locale, Fields.empty());
    }

    ModelAndView accept(ProposalId id, String address, Fields fields, Locale locale) {
        return answer(id, address, fields, locale, () -> answering.accept(id, fields.command()));
    }

    ModelAndView decline(ProposalId id, String address, Fields fields, Locale locale) {
        return answer(id, address, fields, locale, () -> {
            requireShort(fields.words(), "why");
            answering.decline(id, fields.command(), fields.words());
        });
    }

    ModelAndView counter(ProposalId id, String address, Fields fields, Locale locale) {
        return answer(id, address, fields, locale, () -> {
            Expert expert = experts.get(proposals.get(id).expert());
            var times = fields.times().read(expert.zone(), clock.instant());
            requireShort(fields.words(), "note");
            answering.counter(id, fields.command(), times, fields.words());
        });
    }

    /** What cannot be done is said on the same page, with what was typed still there. */
    private ModelAndView answer(ProposalId id, String address, Fields fields, Locale locale, Runnable work) {
        try {
            work.run();
            return new ModelAndView("redirect:" + address);
        } catch (InvalidInput e) {
            ModelAndView page = page(proposals.get(id), address, locale, fields);
            page.addObject("problems", e.problems());
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        } catch (Conflict e) {
            ModelAndView page = page(proposals.get(id), address, locale, fields);
            page.addObject("conflict", e);
            page.setStatus(HttpStatus.CONFLICT);
            return page;
        }
    }

    static void requireShort(String words, String field) {
        FieldProblem.tooLong(field, "engagements.problem.tooLong", words, LONGEST_NOTE)
                .ifPresent(problem -> {
                    throw new InvalidInput(problem);
                });
    }

    private ModelAndView page(Proposal proposal, String address, Locale locale, Fields typed) {
        Expert expert = experts.get(proposal.expert());
        Request request = requests.get(proposal.request());
        boolean over =
                proposal.state() == Proposal.State.OPEN && !clock.instant().isBefore(proposal.answerBy());
        return new ModelAndView("engagements/answer")
                .addObject("proposal", proposal)
                .addObject("takesOver", successions.isAbout(proposal.id()))
                .addObject("keptUntil", proposal.keptUntil(clock.instant()).orElse(null))
                .addObject("state", over ? Proposal.State.LAPSED : proposal.state())
                .addObject("zone", expert.zone())
                .addObject("team", teams.get(proposal.team()))
                .addObject("request", request)
                .addObject("worded", wording.of(request.content(), locale))
                .addObject("engagement", engagements.grownFrom(proposal.id()).orElse(null))
                .addObject("address", address)
                .addObject("typed", typed)
                .addObject(
                        "rows",
                        IntStream.rangeClosed(1, TypedTimes.MOST).boxed().toList())
                .addObject("typedTimes", typed.times().rows())
                .addObject("times", new Times(locale))
                .addObject("problems", List.of())
                .addObject("commandId", Ids.random());
    }
}
