package eu.passerelle.engagements.advice;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.NeedsScope;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Scope;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.engagements.Engagements;
import eu.passerelle.engagements.MeasuresOfAdvice;
import eu.passerelle.engagements.advice.Advice.Answer;
import eu.passerelle.engagements.advice.Advice.Origin;
import eu.passerelle.kernel.Code;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The recommendations of a mentoring for programs. */
@RestController
@RequestMapping("/api/v1/engagements/{id}/recommendations")
@NeedsScope(Scope.SESSIONS)
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR})
class AdviceApi {
    private final Advices advices;
    private final Engagements engagements;
    private final MeasuresOfAdvice measures;

    AdviceApi(Advices advices, Engagements engagements, MeasuresOfAdvice measures) {
        this.advices = advices;
        this.engagements = engagements;
        this.measures = measures;
    }

    /**
     * @param urgency now, soon or later
     * @param answer open, adopted, adapted or rejected
     * @param words how, or why; empty while it is open
     * @param measure of the plan that it became; null when it is none
     * @param seen to be sent with an answer
     */
    record AdviceView(
            String id,
            int number,
            String text,
            @Nullable String session,
            @Nullable String need,
            String urgency,
            Instant givenAt,
            String answer,
            String words,
            @Nullable Instant answeredAt,
            @Nullable String measure,
            long seen) {
        private static AdviceView of(Advice one, Map<String, String> measures) {
            return new AdviceView(
                    one.id(),
                    one.number(),
                    one.text(),
                    one.session().map(Origin::session).orElse(null),
                    one.need().map(CompetenceCode::value).orElse(null),
                    Code.of(one.urgency()),
                    one.at(),
                    Code.of(one.verdict()),
                    one.answer().map(Answer::words).orElse(""),
                    one.answer().map(Answer::at).orElse(null),
                    measures.get(one.id()),
                    one.rev());
        }
    }

    /** @param session that it came from, if any @param need a code, if any @param urgency now, soon or later */
    record AdviceBody(
            @Nullable String text,
            @Nullable String session,
            @Nullable String need,
            @Nullable String urgency) {}

    /** @param answer open, adopted, adapted or rejected @param seen of the recommendation as it was read */
    record AnswerBody(
            @Nullable String recommendation,
            @Nullable String answer,
            @Nullable String words,
            @Nullable Long seen) {}

    @GetMapping
    List<AdviceView> list(Viewer viewer, @PathVariable String id) {
        EngagementId engagement = engagements.get(viewer, new EngagementId(id)).id();
        Map<String, String> taken = measures.of(engagement);
        return advices.of(engagement).stream()
                .map(one -> AdviceView.of(one, taken))
                .toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedTo(Role.EXPERT)
    List<AdviceView> give(
            ExpertViewer viewer,
            @PathVariable String id,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody AdviceBody body) {
        EngagementId engagement = engagements.get(viewer, new EngagementId(id)).id();
        var typed = new NewAdvice.Fields(body.text(), body.session(), body.need(), upper(body.urgency()), key);
        advices.give(viewer, engagement, typed.read(advices.sources(engagement)), key);
        return list(viewer, id);
    }

    @PostMapping("/answers")
    @AllowedTo(Role.CITY)
    List<AdviceView> answer(
            CityViewer viewer,
            @PathVariable String id,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody AnswerBody body) {
        EngagementId engagement = engagements.get(viewer, new EngagementId(id)).id();
        var typed = new NewAnswer.Fields(
                body.recommendation(), upper(body.answer()), body.words(), String.valueOf(body.seen()), key);
        advices.answer(viewer, engagement, read(typed), key);
        return list(viewer, id);
    }

    /** Problems name the fields of the body. */
    private static NewAnswer read(NewAnswer.Fields typed) {
        try {
            return typed.read();
        } catch (InvalidInput e) {
            throw new InvalidInput(e.problems().stream()
                    .map(problem -> new FieldProblem(
                            problem.field().startsWith("words") ? "words" : "answer",
                            problem.code(),
                            problem.arguments()))
                    .toList());
        }
    }

    private static String upper(@Nullable String typed) {
        return Typed.text(typed).toUpperCase(Locale.ROOT);
    }
}
