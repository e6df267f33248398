package eu.passerelle.engagements.rounds;

import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.engagements.Asking;
import eu.passerelle.engagements.Proposal;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.NotFound;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks those whom a round gives, each in a transaction of its own and once; and the next when somebody declines, or can be
 * asked no more by then.
 */
@Component
class RoundAsking {
    private static final Logger log = LoggerFactory.getLogger(RoundAsking.class);
    /** With these it is the expert who cannot be asked; with all others nobody can. */
    private static final Set<String> OF_THE_EXPERT =
            Set.of("engagements.conflict.notRecommended", "engagements.conflict.hasDeclined");

    private final Rounds rounds;
    private final RoundStore store;
    private final Asking asking;

    RoundAsking(Rounds rounds, RoundStore store, Asking asking) {
        this.rounds = rounds;
        this.store = store;
        this.asking = asking;
    }

    /**
     * Repeated, it goes on where it was: whoever has been asked is not asked again.
     *
     * @param seen the number of the draft that the coordinator decides on
     */
    void confirm(CoordinatorViewer viewer, String id, int seen) {
        goOn(rounds.confirmed(viewer, id, seen));
    }

    /** Rounds whose confirmation was interrupted. */
    void resume() {
        store.unfinished().forEach(this::goOn);
    }

    private void goOn(Round round) {
        for (RoundEntry entry : rounds.entries(round)) {
            if (entry.given().isPresent() && entry.proposal().isEmpty()) {
                rounds.keep(asked(round, entry, entry.given()));
            }
        }
    }

    /** Whoever declined is excluded, and the best alternate who has a place left is asked in the coordinator's name. */
    void promote() {
        for (RoundEntry entry : store.declined()) {
            Round round = rounds.get(entry.round());
            RoundEntry without = entry.given().map(entry::exclude).orElse(entry);
            try {
                rounds.keep(asked(round, without, Optional.empty()));
            } catch (RuntimeException e) {
                log.warn("No alternate could be asked for {}; it will be tried again", entry.request(), e);
            }
        }
    }

    /** @param first who is asked before the alternates */
    private RoundEntry asked(Round round, RoundEntry entry, Optional<ExpertId> first) {
        var viewer = new CoordinatorViewer(round.account());
        RoundEntry left = entry;
        for (Optional<ExpertId> next = first.or(() -> alternate(round, entry));
                next.isPresent();
                next = alternate(round, left)) {
            try {
                return left.asked(next, "", ask(viewer, entry, next.get()).id().value());
            } catch (Conflict e) {
                if (!OF_THE_EXPERT.contains(e.code())) {
                    return left.asked(Optional.empty(), e.code(), "");
                }
            } catch (NotFound e) {
                if (!e.kind().equals("Expert")) {
                    return left.asked(Optional.empty(), "engagements.round.unmet.GONE", "");
                }
            } catch (InvalidInput e) {
                return left.asked(Optional.empty(), "engagements.round.unmet.INVALID", "");
            }
            left = left.exclude(next.get());
        }
        return left.asked(Optional.empty(), "engagements.round.unmet.NO_ALTERNATE", "");
    }

    private Proposal ask(CoordinatorViewer viewer, RoundEntry entry, ExpertId expert) {
        return asking.ask(viewer, entry.request(), expert, "round:" + entry.round() + ":" + expert);
    }

    /** The best who has a place left now. */
    private Optional<ExpertId> alternate(Round round, RoundEntry entry) {
        List<ExpertId> able = entry.byScore(round.leastScore());
        var free = store.freePlaces(able);
        return able.stream().filter(expert -> free.getOrDefault(expert, 0) > 0).findFirst();
    }
}
