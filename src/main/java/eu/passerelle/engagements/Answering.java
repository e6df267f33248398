package eu.passerelle.engagements;

import eu.passerelle.cities.Team;
import eu.passerelle.cities.Teams;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.ExpertChanged;
import eu.passerelle.directory.Experts;
import eu.passerelle.engagements.requests.Requests;
import eu.passerelle.kernel.Commands;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.matching.Matching;
import eu.passerelle.scheduling.Holds;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The expert's answer. Each runs once per command, in one transaction that first locks proposal, request and expert, so
 * that of two answers at once the second meets the first. Whose answer it is, is the caller's to make sure of.
 */
@Component
class Answering {
    private final ProposalStore store;
    private final EngagementStore engagements;
    private final Requests requests;
    private final Experts experts;
    private final Teams teams;
    private final Matching matching;
    private final Holds holds;
    private final Successions successions;
    private final Commands commands;
    private final Outbox outbox;
    private final Clock clock;

    Answering(
            ProposalStore store,
            EngagementStore engagements,
            Requests requests,
            Experts experts,
            Teams teams,
            Matching matching,
            Holds holds,
            Successions successions,
            Commands commands,
            Outbox outbox,
            Clock clock) {
        this.store = store;
        this.engagements = engagements;
        this.requests = requests;
        this.experts = experts;
        this.teams = teams;
        this.matching = matching;
        this.holds = holds;
        this.successions = successions;
        this.commands = commands;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * The mentoring begins. Saying yes again, from another window, gives the same mentoring.
     *
     * @throws Conflict when it was answered otherwise before, or the expert has no room left
     */
    EngagementId accept(ProposalId id, String commandId) {
        String begun = commands.once(scope(id, "acceptance"), commandId, String.class, () -> {
            Proposal asked = locked(id);
            return asked.state() == Proposal.State.ACCEPTED
                    ? grownFrom(id)
                    : begin(asked.accept(clock.instant())).value();
        });
        return new EngagementId(begun);
    }

    private String grownFrom(ProposalId id) {
        return engagements.grownFrom(id).orElseThrow().id().value();
    }

    /** Saying no again, from another window, leaves the first no with its reason. */
    void decline(ProposalId id, String commandId, String why) {
        commands.once(scope(id, "declination"), commandId, why, Boolean.class, () -> {
            Proposal asked = locked(id);
            if (asked.state() != Proposal.State.DECLINED) {
                store.save(asked.decline(clock.instant(), why));
                outbox.append(new ProposalDeclined(id));
            }
            return true;
        });
    }

    void counter(ProposalId id, String commandId, List<Instant> times, String words) {
        commands.once(scope(id, "counter-proposal"), commandId, times + words, Boolean.class, () -> {
            Proposal countered = locked(id).counter(clock.instant(), times, words);
            store.save(countered);
            holds.hold(holder(id), countered.expert(), times, SuggestedTimes.LENGTH);
            outbox.append(new ProposalCountered(id));
            return true;
        });
    }

    Proposal locked(ProposalId id) {
        return store.locked(id).orElseThrow(() -> Proposals.unknown(id));
    }

    /** Within the transaction that holds the locks. */
    EngagementId begin(Proposal accepted) {
        requireRoom(experts.get(accepted.expert()));
        requireNoTie(accepted);
        store.save(accepted);
        holds.release(holder(accepted.id()));
        EngagementId engagement = successions.takenOver(accepted).orElseGet(() -> fresh(accepted));
        outbox.append(new ExpertChanged(accepted.expert()));
        return engagement;
    }

    private EngagementId fresh(Proposal accepted) {
        Team team = teams.get(accepted.team());
        var engagement = new EngagementId(Ids.random());
        engagements.begin(
                engagement,
                accepted,
                LocalDate.ofInstant(clock.instant(), team.city().zone()));
        requests.markEngaged(accepted.request());
        outbox.append(new ProposalAccepted(accepted.id(), engagement));
        return engagement;
    }

    /** Looked at again at the last moment: what was free when the expert was asked may be taken by now. */
    private void requireRoom(Expert expert) {
        int active = engagements.activeOf(expert.id());
        if (active >= expert.parallelEngagements()) {
            throw new Conflict("engagements.conflict.full", active, expert.parallelEngagements());
        }
    }

    private void requireNoTie(Proposal accepted) {
        if (matching.areTied(accepted.expert(), accepted.team())) {
            throw new Conflict("engagements.conflict.interest");
        }
    }

    static String holder(ProposalId id) {
        return "proposal:" + id;
    }

    private static String scope(ProposalId id, String operation) {
        return "proposal:" + id + ":" + operation;
    }
}
