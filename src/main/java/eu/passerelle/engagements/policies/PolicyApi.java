package eu.passerelle.engagements.policies;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.NeedsScope;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Scope;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.kernel.Typed;
import eu.passerelle.matching.Factor;
import eu.passerelle.matching.Learned;
import eu.passerelle.matching.LearnedPolicies;
import eu.passerelle.matching.Policies;
import eu.passerelle.matching.Policy;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Policies for programs. */
@RestController
@RequestMapping("/api/v1/policies")
@AllowedTo(Role.COORDINATOR)
@NeedsScope(Scope.NETWORK)
class PolicyApi {
    private final Policies policies;
    private final LearnedPolicies learned;

    PolicyApi(Policies policies, LearnedPolicies learned) {
        this.policies = policies;
        this.learned = learned;
    }

    /** @param weights of each factor, 0 to 1, adding up to 1 */
    record Body(int version, Map<Factor.Name, Integer> points, Map<Factor.Name, Double> weights, int newcomerPlaces) {
        static Body of(Policy policy) {
            var weights = new EnumMap<Factor.Name, Double>(Factor.Name.class);
            policy.points().keySet().forEach(factor -> weights.put(factor, policy.weight(factor)));
            return new Body(policy.version(), policy.points(), weights, policy.newcomerPlaces());
        }
    }

    /** @param from the version that it was made from */
    record Draft(
            int from,
            @Nullable Map<Factor.Name, Integer> points,
            int newcomerPlaces,
            @Nullable String reason) {}

    /** The one that holds comes first. */
    @GetMapping
    List<Body> all() {
        return Stream.concat(policies.history().stream().map(Policies.Adopted::policy), Stream.of(Policy.FIRST))
                .map(Body::of)
                .toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Body adopt(CoordinatorViewer viewer, @RequestBody Draft draft) {
        var points = new HashMap<String, String>();
        if (draft.points() != null) {
            draft.points().forEach((factor, given) -> points.put(factor.name(), String.valueOf(given)));
        }
        Policy policy =
                new TypedPolicy(points, String.valueOf(draft.newcomerPlaces()), String.valueOf(draft.from())).checked();
        policies.adopt(policy, TypedPolicy.checkedReason(Typed.text(draft.reason())), viewer.account());
        return Body.of(policy);
    }

    /**
     * @param enough how many rated mentorings are needed
     * @param latest null before anything was learned
     */
    record LearnedBody(int rated, int enough, @Nullable LatestBody latest) {}

    /**
     * @param from the version that it is compared with
     * @param offered no worse in any figure than the version that holds
     * @param policy null while it is being learned; so for the comparison
     */
    record LatestBody(
            Instant at,
            int from,
            int done,
            int of,
            boolean offered,
            @Nullable Body policy,
            @Nullable ComparisonBody comparison) {}

    /** @param low between this and {@code high} lies the gain in nDCG@10 with a certainty of 90 % */
    record ComparisonBody(int cases, Learned.Figures present, Learned.Figures learned, double low, double high) {
        static ComparisonBody of(Learned.Result found) {
            return new ComparisonBody(found.cases(), found.present(), found.learned(), found.low(), found.high());
        }
    }

    @GetMapping("/learned")
    LearnedBody learned() {
        return new LearnedBody(
                learned.ratedSoFar(),
                LearnedPolicies.ENOUGH,
                learned.latest().map(this::latest).orElse(null));
    }

    private LatestBody latest(Learned run) {
        return new LatestBody(
                run.at(),
                run.from(),
                run.done(),
                run.of(),
                run.isOffered(policies.current().version()),
                run.result().map(found -> Body.of(found.policy())).orElse(null),
                run.result().map(ComparisonBody::of).orElse(null));
    }

    /** Learns in the background; look at the answer of GET until {@code latest.policy} is there. */
    @PostMapping("/learned")
    @ResponseStatus(HttpStatus.ACCEPTED)
    LearnedBody learn(CoordinatorViewer viewer) {
        learned.begin(viewer.account());
        return learned();
    }
}
