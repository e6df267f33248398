package eu.passerelle.engagements.rounds;

import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.engagements.Asking;
import eu.passerelle.engagements.Proposal;
import eu.passerelle.engagements.Proposals;
import eu.passerelle.engagements.RequestId;
import eu.passerelle.engagements.requests.Request;
import eu.passerelle.engagements.requests.Requests;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.NotFound;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Gathers rounds in the background, goes on with confirmations that were interrupted, and promotes alternates. After a
 * restart it begins anew what was not ready.
 */
@Component
class RoundRunner {
    private static final Logger log = LoggerFactory.getLogger(RoundRunner.class);

    private final RoundStore store;
    private final Rounds rounds;
    private final RoundAsking roundAsking;
    private final Asking asking;
    private final Proposals proposals;
    private final Requests requests;
    private final GraphTransactions transactions;

    RoundRunner(
            RoundStore store,
            Rounds rounds,
            RoundAsking roundAsking,
            Asking asking,
            Proposals proposals,
            Requests requests,
            GraphTransactions transactions) {
        this.store = store;
        this.rounds = rounds;
        this.roundAsking = roundAsking;
        this.asking = asking;
        this.proposals = proposals;
        this.requests = requests;
        this.transactions = transactions;
    }

    @Scheduled(fixedDelayString = "PT2S", initialDelayString = "PT10S")
    synchronized void work() {
        attempt(() -> store.gathering().forEach(this::gather));
        attempt(roundAsking::resume);
        attempt(roundAsking::promote);
    }

    /** What fails does not keep the rest from going on. */
    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.warn("Rounds could not go on; they will try again", e);
        }
    }

    /** Bounded by the number of requests that wait, and by the solver's bound on work. */
    private void gather(Round round) {
        List<Request> waiting = requests.waiting(Rounds.MOST_REQUESTS);
        Map<RequestId, RoundEntry> before =
                store.entries(round.id()).stream().collect(Collectors.toMap(RoundEntry::request, Function.identity()));
        for (int i = 0; i < waiting.size(); i++) {
            RoundEntry seen = entry(round, waiting.get(i));
            RoundEntry known = before.get(seen.request());
            RoundEntry entry = known == null ? seen : seen.lookedAtAgain(known);
            Map<String, Object> progress = Map.of("done", i + 1, "of", waiting.size());
            if (!whileGathering(round, () -> keep(round, entry, progress))) {
                return;
            }
        }
        whileGathering(round, () -> finish(round, waiting));
    }

    /** @return false when the round was dropped meanwhile, or another node was quicker */
    private boolean whileGathering(Round round, Runnable work) {
        return transactions.write(() -> {
            boolean gathering = store.locked(round.id()).map(Round::isGathering).orElse(false);
            if (gathering) {
                work.run();
            }
            return gathering;
        });
    }

    private void keep(Round round, RoundEntry entry, Map<String, Object> progress) {
        store.save(round.id(), List.of(entry));
        store.change(round.id(), progress);
    }

    private RoundEntry entry(Round round, Request request) {
        Map<ExpertId, Double> scores = Map.of();
        String problem = "";
        try {
            List<Proposal> asked = proposals.ofRequest(request.id());
            if (asked.stream().anyMatch(Proposal::isPending)) {
                problem = "engagements.round.unmet.PENDING";
            } else {
                scores = scores(round, request, asked);
            }
        } catch (Conflict e) {
            problem = e.code();
        } catch (InvalidInput e) {
            problem = "engagements.round.unmet.INVALID";
        } catch (NotFound e) {
            problem = "engagements.round.unmet.GONE";
        }
        return new RoundEntry(
                round.id(),
                request.id(),
                scores,
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                problem,
                "");
    }

    /** Whoever was asked before has said no, and is left out. */
    private Map<ExpertId, Double> scores(Round round, Request request, List<Proposal> asked) {
        Set<ExpertId> said = asked.stream().map(Proposal::expert).collect(Collectors.toSet());
        var viewer = new CoordinatorViewer(round.account());
        var scores = new LinkedHashMap<ExpertId, Double>();
        asking.shortlist(viewer, request.id(), InterfaceLanguage.EN, Asking.MOST_ASKABLE).recommendations().stream()
                .filter(each -> !said.contains(each.expert().id()))
                .forEach(each -> scores.put(each.expert().id(), each.score()));
        return scores;
    }

    private void finish(Round round, List<Request> waiting) {
        store.keepOnly(round.id(), waiting.stream().map(Request::id).toList());
        List<RoundEntry> entries = store.entries(round.id());
        Set<ExpertId> experts = entries.stream()
                .flatMap(entry -> entry.scores().keySet().stream())
                .collect(Collectors.toSet());
        Map<ExpertId, Integer> free = store.freePlaces(experts);
        List<ExpertId> order = free.keySet().stream()
                .sorted((a, b) -> a.value().compareTo(b.value()))
                .toList();
        store.change(
                round.id(),
                Map.of(
                        "experts", order.stream().map(ExpertId::value).toList(),
                        "places", order.stream().map(free::get).toList()));
        rounds.solve(rounds.get(round.id()), entries);
        store.move(round.id(), Round.State.DRAFT);
    }
}
