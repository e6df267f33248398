package eu.passerelle.engagements.rounds;

import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.engagements.Asking;
import eu.passerelle.engagements.Proposal;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.NotFound;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks those whom a round gives, each in a transaction of its own and once, and the next when somebody declines. */
@Component
class RoundAsking {
    private final Rounds rounds;
    private final RoundStore store;
    private final Asking asking;

    RoundAsking(Rounds rounds, RoundStore store, Asking asking) {
        this.rounds = rounds;
        this.store = store;
        this.asking = asking;
    }

    /** Repeated, it goes on where it was: whoever has been asked is not asked again. */
    void confirm(CoordinatorViewer viewer, String id) {
        Round round = rounds.confirmed(id);
        for (RoundEntry entry : rounds.entries(round)) {
            if (entry.given().isPresent() && entry.proposal().isEmpty()) {
                rounds.keep(ask(viewer, entry, entry.given().get()));
            }
        }
    }

    private RoundEntry ask(CoordinatorViewer viewer, RoundEntry entry, ExpertId expert) {
        try {
            String command = "round:" + entry.round() + ":" + expert;
            Proposal proposal = asking.ask(viewer, entry.request(), expert, command);
            return with(entry, Optional.of(expert), "", proposal.id().value());
        } catch (Conflict e) {
            return with(entry, Optional.of(expert), e.code(), entry.proposal());
        } catch (NotFound e) {
            return with(entry, Optional.of(expert), "engagements.round.unmet.GONE", entry.proposal());
        }
    }

    private static RoundEntry with(RoundEntry entry, Optional<ExpertId> given, String problem, String proposal) {
        return new RoundEntry(
                entry.round(),
                entry.request(),
                entry.scores(),
                entry.pinned(),
                entry.excluded(),
                given,
                entry.given(),
                problem,
                proposal);
    }

    /** Whoever declined is excluded, and the best alternate who has a place left is asked in the coordinator's name. */
    void promote() {
        for (RoundEntry entry : store.declined()) {
            rounds.keep(next(entry));
        }
    }

    private RoundEntry next(RoundEntry declined) {
        var viewer = new CoordinatorViewer(rounds.get(declined.round()).account());
        RoundEntry entry = declined.given().map(declined::exclude).orElse(declined);
        List<ExpertId> able = entry.byScore();
        var free = store.freePlaces(able);
        for (ExpertId expert : able) {
            if (free.getOrDefault(expert, 0) > 0) {
                RoundEntry asked = ask(viewer, with(entry, entry.given(), "", ""), expert);
                if (!asked.proposal().isEmpty()) {
                    return asked;
                }
                entry = entry.exclude(expert);
            }
        }
        return with(entry, Optional.empty(), "engagements.round.unmet.NO_ALTERNATE", "");
    }
}
