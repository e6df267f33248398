package eu.passerelle.engagements.polls;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.NeedsScope;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Scope;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.engagements.Pair;
import eu.passerelle.engagements.PickedTime;
import eu.passerelle.engagements.PollId;
import eu.passerelle.engagements.PollLine;
import eu.passerelle.engagements.Polls;
import eu.passerelle.engagements.meetings.Meetings;
import eu.passerelle.kernel.Code;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Polls for programs, as both sides see them. */
@RestController
@RequestMapping("/api/v1")
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR})
@NeedsScope(Scope.SESSIONS)
class PollApi {
    private static final String KEY = "Idempotency-Key";

    private final Polls polls;
    private final Polling polling;
    private final PollReading reading;
    private final Meetings meetings;

    PollApi(Polls polls, Polling polling, PollReading reading, Meetings meetings) {
        this.polls = polls;
        this.polling = polling;
        this.reading = reading;
        this.meetings = meetings;
    }

    record LineView(String id, String state, LocalDate lastDay, int answered, int asked) {
        static LineView of(PollLine line) {
            return new LineView(
                    line.id().value(), Code.of(line.state()), line.lastDay(), line.answered(), line.asked());
        }
    }

    /** @param about names and numbers that belong to the reason */
    record ReasonView(String kind, boolean rulesOut, List<String> about) {
        static ReasonView of(Reason reason) {
            return new ReasonView(
                    Code.of(reason.kind()),
                    reason.rulesOut(),
                    reason.arguments().stream().map(String::valueOf).toList());
        }
    }

    /** @param silent how many have said nothing to it yet */
    record TimeView(
            Instant start, boolean possible, int yes, int ifNeeded, int no, int silent, List<ReasonView> reasons) {
        static TimeView of(RankedTime time) {
            return new TimeView(
                    time.start(),
                    time.isPossible(),
                    time.yes(),
                    time.ifNeeded(),
                    time.no(),
                    time.silent(),
                    time.reasons().stream().map(ReasonView::of).toList());
        }
    }

    /** @param deputyOf the name of the one in whose place this one may come @param answers yes, if_needed or no, by start */
    record PersonView(
            String name,
            String kind,
            String standsFor,
            boolean required,
            @Nullable String deputyOf,
            Map<Instant, String> answers) {
        static PersonView of(PollPerson person, Poll poll) {
            return new PersonView(
                    person.name(),
                    Code.of(person.kind()),
                    person.standsFor(),
                    person.required(),
                    person.deputyOf()
                            .flatMap(poll::person)
                            .map(PollPerson::name)
                            .orElse(null),
                    person.answers().entrySet().stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, answer -> Code.of(answer.getValue()))));
        }
    }

    /** @param times the best first, with the reasons @param chosen and the session that is booked for it, once closed */
    record PollView(
            String id,
            String engagement,
            String state,
            String zone,
            long minutes,
            String place,
            int quorum,
            LocalDate lastDay,
            List<TimeView> times,
            List<PersonView> people,
            @Nullable Instant chosen,
            @Nullable String session) {}

    @GetMapping("/engagements/{id}/polls")
    List<LineView> list(Viewer viewer, @PathVariable String id) {
        Pair pair = meetings.pair(viewer, new EngagementId(id));
        return polls.of(pair.engagement().id()).stream().map(LineView::of).toList();
    }

    @PostMapping("/engagements/{id}/polls")
    ResponseEntity<PollView> open(
            Viewer viewer, @PathVariable String id, @RequestHeader(KEY) String key, @RequestBody PollBody body) {
        Pair pair = meetings.pair(viewer, new EngagementId(id));
        PollId opened = polling.open(viewer, pair, read(pair, body), key);
        return ResponseEntity.created(URI.create("/api/v1/polls/" + opened)).body(view(viewer, opened));
    }

    private NewPoll read(Pair pair, PollBody body) {
        try {
            return reading.read(pair, body.typed());
        } catch (InvalidInput e) {
            throw PollBody.named(e);
        }
    }

    @GetMapping("/polls/{id}")
    PollView get(Viewer viewer, @PathVariable String id) {
        return view(viewer, new PollId(id));
    }

    record ChosenTime(@Nullable String start) {}

    @PostMapping("/polls/{id}/closing")
    PollView close(
            Viewer viewer, @PathVariable String id, @RequestHeader(KEY) String key, @RequestBody ChosenTime body) {
        var poll = new PollId(id);
        polling.get(viewer, poll);
        polling.close(viewer, poll, PickedTime.of(Typed.text(body.start())), key);
        return view(viewer, poll);
    }

    @PostMapping("/polls/{id}/cancellation")
    PollView cancel(Viewer viewer, @PathVariable String id, @RequestHeader(KEY) String key) {
        polling.cancel(viewer, new PollId(id), key);
        return view(viewer, new PollId(id));
    }

    private PollView view(Viewer viewer, PollId id) {
        Poll poll = polling.get(viewer, id);
        Set<Instant> free = reading.stillFree(meetings.pair(viewer, poll.engagement()), poll);
        return new PollView(
                poll.id().value(),
                poll.engagement().value(),
                Code.of(poll.state()),
                poll.zone().getId(),
                poll.length().toMinutes(),
                poll.place(),
                poll.quorum(),
                poll.lastDay(),
                poll.ranked(free).stream().map(TimeView::of).toList(),
                poll.people().stream()
                        .map(person -> PersonView.of(person, poll))
                        .toList(),
                poll.chosen().orElse(null),
                poll.session().map(Object::toString).orElse(null));
    }
}
