package eu.passerelle.engagements;

import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.cities.City;
import eu.passerelle.cities.Teams;
import eu.passerelle.engagements.requests.Requests;
import eu.passerelle.kernel.Commands;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.scheduling.BookSession;
import eu.passerelle.scheduling.Sessions;
import java.time.Clock;
import java.time.Instant;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** What the asking side does about a question that is not settled: takes it back, or takes a time that the expert offered. */
@Component
class Replying {
    private final Asking asking;
    private final Answering answering;
    private final Withdrawing withdrawing;
    private final Successions successions;
    private final ProposalStore store;
    private final Requests requests;
    private final Sessions sessions;
    private final Teams teams;
    private final Commands commands;
    private final Clock clock;

    Replying(
            Asking asking,
            Answering answering,
            Withdrawing withdrawing,
            Successions successions,
            ProposalStore store,
            Requests requests,
            Sessions sessions,
            Teams teams,
            Commands commands,
            Clock clock) {
        this.asking = asking;
        this.answering = answering;
        this.withdrawing = withdrawing;
        this.successions = successions;
        this.store = store;
        this.requests = requests;
        this.sessions = sessions;
        this.teams = teams;
        this.commands = commands;
        this.clock = clock;
    }

    void withdraw(Viewer viewer, ProposalId id, String commandId) {
        requireOwn(viewer, id);
        commands.once("proposal:" + id + ":withdrawal", commandId, Boolean.class, () -> {
            withdrawing.withdraw(id);
            return true;
        });
    }

    /** The mentoring begins and its first session stands, or neither. */
    EngagementId takeOffer(Viewer viewer, ProposalId id, Instant time, String commandId) {
        requireOwn(viewer, id);
        String begun = commands.once("proposal:" + id + ":offer", commandId, time.toString(), String.class, () -> {
            Proposal accepted = answering.locked(id).takeOffer(clock.instant(), time);
            EngagementId engagement = answering.begin(accepted);
            City city = teams.get(accepted.team()).city();
            boolean onSite = accepted.form().isOnSite();
            sessions.book(new BookSession(
                    commandId,
                    viewer.account(),
                    engagement,
                    accepted.expert(),
                    accepted.team(),
                    city.zone(),
                    time,
                    SuggestedTimes.LENGTH,
                    onSite ? city.name() : "",
                    onSite,
                    true));
            return engagement.value();
        });
        return new EngagementId(begun);
    }

    private void requireOwn(Viewer viewer, ProposalId id) {
        Proposal proposal = store.find(id).orElseThrow(() -> Proposals.unknown(id));
        requests.get(viewer, proposal.request());
        asking.requireAllowed(viewer);
        if (!(viewer instanceof CoordinatorViewer) && successions.isAbout(id)) {
            throw new AccessDeniedException("Who takes over a mentoring is the network's to decide.");
        }
    }
}
