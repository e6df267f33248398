package eu.passerelle.engagements.closing;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.NeedsScope;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Scope;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.engagements.closing.Closing.Begun;
import eu.passerelle.engagements.closing.Closing.RatedNeed;
import eu.passerelle.engagements.closing.Closing.Rating;
import eu.passerelle.kernel.Code;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import eu.passerelle.scheduling.Side;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The end of a mentoring for programs. */
@RestController
@RequestMapping("/api/v1/engagements/{id}/closing")
@NeedsScope(Scope.SESSIONS)
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR})
class ClosingApi {
    private final Closings closings;

    ClosingApi(Closings closings) {
        this.closings = closings;
    }

    /** @param attainment worse, missed, partly, reached, exceeded; null where it is hard to say */
    record RatingView(@Nullable String attainment, String evidence) {
        private static @Nullable RatingView of(Optional<Rating> rating) {
            return rating.map(said ->
                            new RatingView(said.attainment().map(Code::of).orElse(null), said.evidence()))
                    .orElse(null);
        }
    }

    /** @param joint what counts: worse to exceeded; null where nothing was said */
    record NeedView(
            String competence,
            int weight,
            @Nullable RatingView team,
            @Nullable RatingView expert,
            @Nullable String joint) {
        private static NeedView of(RatedNeed need) {
            return new NeedView(
                    need.competence().value(),
                    need.weight(),
                    RatingView.of(need.by(Side.TEAM)),
                    RatingView.of(need.by(Side.EXPERT)),
                    need.joint().map(Code::of).orElse(null));
        }
    }

    /**
     * @param state none, open or closed
     * @param reported who has spoken: team, expert
     * @param needs the other side’s word only after one’s own
     * @param outcome −2 to 2; null while it is open, and where nothing was said
     */
    record ClosingView(
            String state,
            @Nullable String reason,
            List<String> reported,
            @Nullable LocalDate closesOn,
            @Nullable LocalDate closedOn,
            @Nullable Integer hoursSpent,
            @Nullable Integer outcome,
            List<NeedView> needs) {
        private static ClosingView of(Closing closing) {
            Optional<Begun> begun = closing.begun();
            return new ClosingView(
                    closing.isClosed() ? "closed" : begun.isPresent() ? "open" : "none",
                    begun.map(Begun::reason).map(Code::of).orElse(null),
                    begun.map(Begun::reported).stream()
                            .flatMap(sides -> sides.stream().map(Code::of))
                            .sorted()
                            .toList(),
                    begun.map(Begun::closesOn).orElse(null),
                    begun.flatMap(Begun::closedOn).orElse(null),
                    closing.hoursSpent().orElse(null),
                    closing.isClosed() && closing.outcome().isPresent()
                            ? closing.outcome().getAsInt()
                            : null,
                    closing.needs().stream().map(NeedView::of).toList());
        }
    }

    /** @param attainment worse, missed, partly, reached, exceeded or hard_to_say */
    record RatedBody(
            @Nullable String competence,
            @Nullable String attainment,
            @Nullable String evidence) {}

    /**
     * @param reason goals_reached, time_over, need_gone or broken_off; the first one given counts
     * @param hours that the mentor spent; not asked of the team
     * @param again yes, perhaps or no
     */
    record ReportBody(
            @Nullable String reason,
            @Nullable List<@Nullable RatedBody> needs,
            @Nullable Integer hours,
            @Nullable String again,
            @Nullable String helped,
            @Nullable String missed) {}

    @GetMapping
    ClosingView show(Viewer viewer, @PathVariable String id) {
        return ClosingView.of(closings.get(viewer, new EngagementId(id)));
    }

    @PostMapping
    @AllowedTo({Role.CITY, Role.EXPERT})
    ClosingView report(
            Viewer viewer,
            @PathVariable String id,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody ReportBody body) {
        var engagement = new EngagementId(id);
        Closing closing = closings.get(viewer, engagement);
        Side side = Closings.sideOf(viewer).orElseThrow();
        closings.report(viewer, engagement, read(body, closing, side), key);
        return show(viewer, id);
    }

    /** Problems name the field of the body, and a need by its place in it. */
    private static Report read(ReportBody body, Closing closing, Side side) {
        var fields = new HashMap<String, String>();
        var places = new HashMap<String, String>();
        fields.put("reason", upper(body.reason()));
        fields.put("again", upper(body.again()));
        fields.put("helped", Typed.text(body.helped()));
        fields.put("missed", Typed.text(body.missed()));
        fields.put("hours", body.hours() == null ? "" : body.hours().toString());
        List<@Nullable RatedBody> rated = Optional.ofNullable(body.needs()).orElse(List.of());
        for (int place = 0; place < rated.size(); place++) {
            RatedBody one = rated.get(place);
            var code = Optional.ofNullable(one)
                    .map(RatedBody::competence)
                    .flatMap(typed -> known(closing, typed))
                    .orElse(null);
            if (one == null || code == null) {
                throw new InvalidInput(FieldProblem.of("needs[" + place + "].competence", "closing.problem.need"));
            }
            fields.put(TypedReport.attainmentField(code), upper(one.attainment()));
            fields.put(TypedReport.evidenceField(code), Typed.text(one.evidence()));
            places.put(TypedReport.attainmentField(code), "needs[" + place + "].attainment");
            places.put(TypedReport.evidenceField(code), "needs[" + place + "].evidence");
        }
        return read(new TypedReport(Map.copyOf(fields)), closing, side, places);
    }

    private static Report read(TypedReport typed, Closing closing, Side side, Map<String, String> places) {
        try {
            return typed.read(closing, side);
        } catch (InvalidInput e) {
            throw new InvalidInput(e.problems().stream()
                    .map(problem -> new FieldProblem(
                            places.getOrDefault(problem.field(), problem.field()), problem.code(), problem.arguments()))
                    .toList());
        }
    }

    private static Optional<CompetenceCode> known(Closing closing, String typed) {
        return closing.needs().stream()
                .map(RatedNeed::competence)
                .filter(code -> code.value().equals(typed))
                .findFirst();
    }

    private static String upper(@Nullable String typed) {
        return Typed.text(typed).toUpperCase(Locale.ROOT);
    }
}
