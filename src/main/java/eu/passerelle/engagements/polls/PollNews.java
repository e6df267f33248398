package eu.passerelle.engagements.polls;

import eu.passerelle.engagements.PollId;
import eu.passerelle.engagements.PollLine;
import eu.passerelle.engagements.PollNotice;
import eu.passerelle.engagements.PollNotice.Guest;
import eu.passerelle.engagements.Polls;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.scheduling.SessionId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class PollNews implements Polls {
    private final PollStore store;

    PollNews(PollStore store) {
        this.store = store;
    }

    @Override
    public Optional<PollNotice> find(PollId poll) {
        return store.find(poll).map(PollNews::notice);
    }

    @Override
    public Optional<PollNotice> behind(SessionId session) {
        return store.behind(session).map(PollNews::notice);
    }

    @Override
    public List<PollLine> of(EngagementId engagement) {
        return store.of(engagement);
    }

    private static PollNotice notice(Poll poll) {
        return new PollNotice(
                poll.id(),
                poll.state(),
                poll.zone(),
                poll.length(),
                poll.times(),
                poll.answerBy(),
                poll.chosen(),
                poll.people().stream()
                        .filter(person -> !person.email().isEmpty())
                        .map(person -> new Guest(
                                person.id(),
                                person.name(),
                                person.email(),
                                person.language(),
                                !person.answers().isEmpty()))
                        .toList());
    }
}
