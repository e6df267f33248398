package eu.passerelle.engagements.rounds;

import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.engagements.Asking;
import eu.passerelle.engagements.Proposal;
import eu.passerelle.engagements.Proposals;
import eu.passerelle.engagements.requests.Request;
import eu.passerelle.engagements.requests.Requests;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.InterfaceLanguage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Gathers rounds in the background, and promotes alternates. After a restart it begins anew what was not ready. */
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
        try {
            store.gathering().forEach(this::gather);
            roundAsking.promote();
        } catch (RuntimeException e) {
            log.warn("Rounds could not go on; they will try again", e);
        }
    }

    /** Bounded by the number of requests that wait, at most 100, and by the solver's bound on work. */
    private void gather(Round round) {
        var viewer = new CoordinatorViewer(round.account());
        int done = 0;
        List<Request> waiting = requests.waiting();
        for (Request request : waiting) {
            if (!store.find(round.id()).map(Round::isGathering).orElse(false)) {
                return;
            }
            RoundEntry entry = entry(viewer, round, request);
            int place = done++;
            transactions.write(() -> {
                store.save(round.id(), List.of(entry), place);
                store.change(round.id(), Map.of("done", place + 1, "of", waiting.size()));
            });
        }
        finish(round);
    }

    private RoundEntry entry(CoordinatorViewer viewer, Round round, Request request) {
        var scores = new LinkedHashMap<ExpertId, Double>();
        String problem = "";
        List<Proposal> asked = proposals.ofRequest(request.id());
        if (asked.stream().anyMatch(Proposal::isPending)) {
            problem = "engagements.round.unmet.PENDING";
        } else {
            try {
                asking.shortlist(viewer, request.id(), InterfaceLanguage.EN, Asking.MOST_ASKABLE)
                        .recommendations()
                        .forEach(each -> scores.put(each.expert().id(), each.score()));
            } catch (Conflict e) {
                problem = e.code();
            }
        }
        Set<ExpertId> said = asked.stream().map(Proposal::expert).collect(Collectors.toSet());
        scores.keySet().removeAll(said);
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

    private void finish(Round round) {
        List<RoundEntry> entries = store.entries(round.id());
        Set<ExpertId> experts = entries.stream()
                .flatMap(entry -> entry.scores().keySet().stream())
                .collect(Collectors.toSet());
        transactions.write(() -> {
            if (!store.locked(round.id()).map(Round::isGathering).orElse(false)) {
                return;
            }
            Map<ExpertId, Integer> free = store.freePlaces(experts);
            List<ExpertId> order = free.keySet().stream()
                    .sorted((a, b) -> a.value().compareTo(b.value()))
                    .toList();
            store.change(
                    round.id(),
                    Map.of(
                            "experts", order.stream().map(ExpertId::value).toList(),
                            "places", order.stream().map(free::get).toList()));
            rounds.solve(round, entries);
            store.move(round.id(), Round.State.DRAFT);
        });
    }
}
