package eu.passerelle.matching;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.matching.graph.RatedQuery;
import eu.passerelle.matching.learning.Case;
import eu.passerelle.matching.learning.Comparison;
import eu.passerelle.matching.learning.WeightLearner;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Learns weights from rated mentoring, once there is enough of it, and compares them with those that hold on the newest
 * quarter, which nothing was learned from. Learned weights are a suggestion: people look at them, and adopt them or not.
 */
@Component
public class LearnedPolicies {
    /** Seventy-five to learn from, more than ten for each weight; and twenty-five to compare by. */
    public static final int ENOUGH = 100;

    private static final Logger log = LoggerFactory.getLogger(LearnedPolicies.class);
    private static final double LEARNED_FROM = 0.75;
    /** A run whose process died is begun anew. */
    private static final Duration STUCK = Duration.ofMinutes(30);

    private final LearnedStore store;
    private final PastCases pastCases;
    private final RatedQuery rated;
    private final Policies policies;
    private final GraphTransactions transactions;
    private final Clock clock;

    LearnedPolicies(
            LearnedStore store,
            PastCases pastCases,
            RatedQuery rated,
            Policies policies,
            GraphTransactions transactions,
            Clock clock) {
        this.store = store;
        this.pastCases = pastCases;
        this.rated = rated;
        this.policies = policies;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** How many rated mentorings there are, counted no further than matters. */
    public int ratedSoFar() {
        return rated.count(PastCases.MOST);
    }

    public Optional<Learned> latest() {
        return store.latest();
    }

    /**
     * In the background.
     *
     * @throws Conflict when too few mentorings are rated, or it is learning already
     */
    public void begin(AccountId by) {
        int count = ratedSoFar();
        if (count < ENOUGH) {
            throw new Conflict("matching.conflict.tooFewRated", count, ENOUGH);
        }
        transactions.write(() -> {
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            if (store.latest()
                    .filter(run -> run.isRunning() && run.at().isAfter(now.minus(STUCK)))
                    .isPresent()) {
                throw new Conflict("matching.conflict.learning");
            }
            store.begin(now, by, policies.current().version(), count);
        });
    }

    /** Bounded by {@value PastCases#MOST} mentorings, each with a search; begun anew after a restart. */
    @Scheduled(fixedDelayString = "PT2S", initialDelayString = "PT15S")
    synchronized void work() {
        try {
            store.latest().filter(Learned::isRunning).ifPresent(this::learn);
        } catch (RuntimeException e) {
            log.warn("Learning could not go on; it will try again", e);
        }
    }

    private void learn(Learned run) {
        Policy present = policies.find(run.from()).orElse(Policy.FIRST);
        List<Case> cases = pastCases.newest(done -> transactions.write(() -> store.progress(run.at(), done)));
        int split = (int) (cases.size() * LEARNED_FROM);
        double[] weights = WeightLearner.learn(cases.subList(0, split), present.weights());
        Policy learned = Policy.ofWeights(present.version() + 1, weights, present.newcomerPlaces());
        // The points are compared, not the weights behind them: what is offered is what was tried.
        Comparison comparison = Comparison.of(cases.subList(split, cases.size()), present.weights(), learned.weights());
        transactions.write(() -> store.finish(run.at(), learned, comparison));
    }
}
