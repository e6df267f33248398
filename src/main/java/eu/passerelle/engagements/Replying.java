package eu.passerelle.engagements;

import eu.passerelle.accounts.Viewer;
import eu.passerelle.cities.Teams;
import eu.passerelle.engagements.requests.Requests;
import eu.passerelle.kernel.Commands;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.scheduling.BookSession;
import eu.passerelle.scheduling.Sessions;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** What the asking side does about a question that is not settled: takes it back, or takes a time that the expert offered. */
@Component
class Replying {
    private final Asking asking;
    private final Answering answering;
    private final ProposalStore store;
    private final Requests requests;
    private final Sessions sessions;
    private final Teams teams;
    private final Commands commands;
    private final Outbox outbox;
    private final Clock clock;

    Replying(
            Asking asking,
            Answering answering,
            ProposalStore store,
            Requests requests,
            Sessions sessions,
            Teams teams,
            Commands commands,
            Outbox outbox,
            Clock clock) {
        this.asking = asking;
        this.answering = answering;
        this.store = store;
        this.requests = requests;
        this.sessions = sessions;
        this.teams = teams;
        this.commands = commands;
        this.outbox = outbox;
        this.clock = clock;
    }

    void withdraw(Viewer viewer, ProposalId id, String commandId) {
        requireOwn(viewer, id);
        commands.once("proposal:" + id + ":withdrawal", commandId, Boolean.class, () -> {
            store.save(answering.locked(id).withdraw(clock.instant()));
            outbox.append(new ProposalWithdrawn(id));
            return true;
        });
    }

    /** The mentoring begins and its first session stands, or neither. */
    EngagementId takeOffer(Viewer viewer, ProposalId id, Instant time, String commandId) {
        requireOwn(viewer, id);
        String begun = commands.once("proposal:" + id + ":offer", commandId, time.toString(), String.class, () -> {
            Proposal accepted = answering.locked(id).takeOffer(clock.instant(), time);
            EngagementId engagement = answering.begin(accepted);
            sessions.book(new BookSession(
                    commandId,
                    viewer.account(),
                    engagement,
                    accepted.expert(),
                    accepted.team(),
                    teams.get(accepted.team()).city().zone(),
                    time,
                    SuggestedTimes.LENGTH,
                    "",
                    true));
            return engagement.value();
        });
        return new EngagementId(begun);
    }

    private void requireOwn(Viewer viewer, ProposalId id) {
        Proposal proposal = store.find(id).orElseThrow(() -> Proposals.unknown(id));
        requests.get(viewer, proposal.request());
        asking.requireAllowed(viewer);
    }
}
