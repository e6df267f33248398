package eu.passerelle.engagements.rounds;

import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.engagements.RequestId;
import eu.passerelle.engagements.requests.Request;
import eu.passerelle.engagements.requests.Requests;
import eu.passerelle.engagements.rounds.Round.Figures;
import eu.passerelle.engagements.rounds.Round.State;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.NotFound;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Rounds in the hands of a coordinator: begun, inspected, pinned, solved again, and confirmed or dropped. */
@Component
class Rounds {
    /** The longest waiting; the others wait for the next round. */
    static final int MOST_REQUESTS = 300;

    private final RoundStore store;
    private final RoundSolving solving;
    private final Requests requests;
    private final GraphTransactions transactions;
    private final Clock clock;

    Rounds(RoundStore store, RoundSolving solving, Requests requests, GraphTransactions transactions, Clock clock) {
        this.store = store;
        this.solving = solving;
        this.requests = requests;
        this.transactions = transactions;
        this.clock = clock;
    }

    List<Round> latest() {
        return store.latest();
    }

    Round get(String id) {
        return store.find(id).orElseThrow(() -> new NotFound("Round", id));
    }

    List<RoundEntry> entries(Round round) {
        return store.entries(round.id());
    }

    /**
     * Gathers all requests that wait for a mentor; they are looked at in the background.
     *
     * @param tolerance per cent of the best total that may be given up for those served worst, 0 to 20
     * @param leastScore per cent that a match must reach, 0 to 100
     * @throws Conflict when nothing waits, or another round is being gathered
     */
    Round begin(CoordinatorViewer viewer, double tolerance, double leastScore) {
        requireRules(tolerance, leastScore);
        List<Request> waiting = requests.waiting(MOST_REQUESTS);
        if (waiting.isEmpty()) {
            throw new Conflict("engagements.conflict.round.nothing");
        }
        var round = new Round(
                Ids.random(),
                viewer.account(),
                State.GATHERING,
                clock.instant(),
                0,
                waiting.size(),
                tolerance / 100,
                leastScore / 100,
                Figures.NONE,
                Figures.NONE,
                0,
                Optional.empty());
        transactions.write(() -> {
            requireNoneGathering();
            store.create(round);
        });
        return round;
    }

    private void requireNoneGathering() {
        if (!store.gathering().isEmpty()) {
            throw new Conflict("engagements.conflict.round.GATHERING");
        }
    }

    /**
     * Looks at everything again, since things have changed: requests, experts, places. What was decided stays, and what need
     * not change, too.
     *
     * @throws Conflict when it is no draft, or another round is being gathered
     */
    void gatherAgain(String id) {
        transactions.write(() -> {
            Round round = locked(id);
            round.requireDraft();
            requireNoneGathering();
            store.change(id, Map.of("state", State.GATHERING.name(), "done", 0));
        });
    }

    private static void requireRules(double tolerance, double leastScore) {
        var problems = new ArrayList<FieldProblem>();
        if (!(tolerance >= 0 && tolerance <= 20)) {
            problems.add(FieldProblem.of("tolerance", "engagements.problem.round.tolerance"));
        }
        if (!(leastScore >= 0 && leastScore <= 100)) {
            problems.add(FieldProblem.of("leastScore", "engagements.problem.round.leastScore"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    /** What a coordinator can decide on one request. */
    enum Wish {
        /** This expert, whatever else is best. */
        PIN,
        UNPIN,
        /** Anybody but this expert. */
        EXCLUDE,
        /** Nobody is excluded any more. */
        READMIT
    }

    /**
     * Decides, and solves again around it.
     *
     * @throws NotFound when the request is not in the round
     * @throws Conflict when the expert may not be asked for it, or has no place left beside other pins
     */
    void decide(String id, RequestId request, Wish wish, Optional<ExpertId> expert) {
        if (expert.isEmpty() && (wish == Wish.PIN || wish == Wish.EXCLUDE)) {
            throw new InvalidInput(FieldProblem.of("expert", "engagements.problem.round.expert"));
        }
        if (entries(get(id)).stream().noneMatch(entry -> entry.request().equals(request))) {
            throw new NotFound("Request", request.value());
        }
        transactions.write(() -> {
            Round round = locked(id);
            round.requireDraft();
            List<RoundEntry> entries = store.entries(id).stream()
                    .map(entry -> entry.request().equals(request) ? decided(entry, wish, expert) : entry)
                    .toList();
            if (wish == Wish.PIN) {
                requirePlace(entries, request, places(round));
            }
            solve(round, entries);
        });
    }

    private static void requirePlace(List<RoundEntry> entries, RequestId pinned, Map<ExpertId, Integer> places) {
        entries.stream()
                .filter(entry -> entry.request().equals(pinned))
                .flatMap(entry -> entry.pinned().stream())
                .forEach(expert -> {
                    long pins = entries.stream()
                            .filter(entry -> entry.pinned().equals(Optional.of(expert)))
                            .count();
                    int most = places.getOrDefault(expert, 0);
                    if (pins > most) {
                        throw new Conflict("engagements.conflict.round.pinFull", most);
                    }
                });
    }

    private static RoundEntry decided(RoundEntry entry, Wish wish, Optional<ExpertId> expert) {
        return switch (wish) {
            case PIN -> entry.pin(known(entry, expert));
            case UNPIN -> entry.unpin();
            case EXCLUDE -> entry.exclude(known(entry, expert));
            case READMIT -> entry.readmit();
        };
    }

    private static ExpertId known(RoundEntry entry, Optional<ExpertId> expert) {
        ExpertId chosen = expert.orElseThrow();
        if (!entry.scores().containsKey(chosen)) {
            throw new Conflict("engagements.conflict.round.notAskable");
        }
        return chosen;
    }

    /** With other rules; what need not change stays. */
    void solveAgain(String id, double tolerance, double leastScore) {
        requireRules(tolerance, leastScore);
        transactions.write(() -> {
            Round round = locked(id);
            round.requireDraft();
            store.change(id, Map.of("tolerance", tolerance / 100, "leastScore", leastScore / 100));
            solve(get(id), store.entries(id));
        });
    }

    void solve(Round round, List<RoundEntry> entries) {
        RoundSolving.Draft draft = solving.solve(round, entries, store.places(round.id()));
        store.save(round.id(), draft.entries());
        var more = new HashMap<String, Object>();
        more.put("last", RoundStore.list(round.now()));
        more.put("now", RoundStore.list(draft.figures()));
        more.put("draft", round.draft() + 1);
        more.put("fairness", draft.fairness().name());
        store.change(round.id(), more);
    }

    Map<ExpertId, Integer> places(Round round) {
        return store.places(round.id());
    }

    void drop(String id) {
        transactions.write(() -> {
            Round round = locked(id);
            if (round.state() == State.CONFIRMED) {
                throw new Conflict("engagements.conflict.round.CONFIRMED");
            }
            store.move(id, State.DROPPED);
        });
    }

    /**
     * The words of the confirmation are kept before anybody is asked, so that a repeated one goes on where it was.
     *
     * @throws Conflict when the draft is no longer the one that was seen
     */
    Round confirmed(CoordinatorViewer viewer, String id, int seen) {
        return transactions.write(() -> {
            Round round = locked(id);
            if (round.state() == State.CONFIRMED && round.draft() == seen) {
                return round;
            }
            round.requireDraft();
            round.requireSeen(seen);
            store.change(
                    id,
                    Map.of(
                            "state",
                            State.CONFIRMED.name(),
                            "account",
                            viewer.account().value()));
            return get(id);
        });
    }

    void keep(RoundEntry entry) {
        transactions.write(() -> store.save(entry.round(), List.of(entry)));
    }

    private Round locked(String id) {
        return store.locked(id).orElseThrow(() -> new NotFound("Round", id));
    }
}
