package eu.passerelle.engagements.requests;

import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.cities.Team;
import eu.passerelle.cities.Teams;
import eu.passerelle.directory.World;
import eu.passerelle.engagements.RequestId;
import eu.passerelle.engagements.RequestSubmitted;
import eu.passerelle.kernel.Commands;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.Outbox;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Requests, from the first word to being sent. */
@Component
public class Requests {
    private static final int MOST_DRAFTS = 20;
    private static final int MOST_LISTED = 100;

    private final RequestStore store;
    private final Teams teams;
    private final World world;
    private final GraphTransactions transactions;
    private final Commands commands;
    private final Outbox outbox;
    private final Clock clock;

    Requests(
            RequestStore store,
            Teams teams,
            World world,
            GraphTransactions transactions,
            Commands commands,
            Outbox outbox,
            Clock clock) {
        this.store = store;
        this.teams = teams;
        this.world = world;
        this.transactions = transactions;
        this.commands = commands;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A city sees its own; coordinators see what was sent; nobody else sees any. */
    public Request get(Viewer viewer, RequestId id) {
        return store.find(id)
                .filter(request -> isVisible(request, viewer))
                .orElseThrow(() -> new NotFound("Request", id.value()));
    }

    /** Whoever asks. */
    public Request get(RequestId id) {
        return store.find(id).orElseThrow(() -> new NotFound("Request", id.value()));
    }

    /** One query, however many; those that do not exist are absent. */
    public Map<RequestId, Request> all(Collection<RequestId> ids) {
        return store.all(ids).stream().collect(Collectors.toMap(Request::id, Function.identity()));
    }

    /** Nobody else can change it until this transaction ends. */
    public Request locked(Viewer viewer, RequestId id) {
        return store.locked(id)
                .filter(request -> isVisible(request, viewer))
                .orElseThrow(() -> new NotFound("Request", id.value()));
    }

    /** The newest first. */
    public List<Request> of(CityViewer viewer) {
        return store.ofTeam(viewer.team(), MOST_LISTED);
    }

    /** Sent and still without a mentor, the longest waiting first. */
    public List<Request> waiting() {
        return store.waiting(MOST_LISTED);
    }

    /** As {@link #waiting()}, so many at most. */
    public List<Request> waiting(int limit) {
        return store.waiting(limit);
    }

    /** Sent, with or without a mentor by now, the newest first. */
    public List<Request> newestSent(int limit) {
        return store.newestSent(limit);
    }

    public Completeness completeness(Request request) {
        return completeness(request.content(), teams.get(request.team()));
    }

    /** Begins with what is known of the team. */
    public Request begin(CityViewer viewer) {
        Team team = teams.get(viewer.team());
        return begin(viewer, Content.initial(team.phase().name(), team.city().country(), team.languages()));
    }

    Request begin(CityViewer viewer, Content content) {
        return transactions.write(() -> {
            if (store.draftsOf(viewer.team()) >= MOST_DRAFTS) {
                throw new Conflict("engagements.conflict.drafts", MOST_DRAFTS);
            }
            var draft = new Request(
                    new RequestId(Ids.random()),
                    viewer.team(),
                    Request.State.DRAFT,
                    "",
                    content,
                    clock.instant(),
                    java.util.Optional.empty());
            store.save(draft);
            return draft;
        });
    }

    /**
     * Saves one part as typed.
     *
     * @param seen the part's print when the one who types last saw it
     * @throws ChangedMeanwhile when it is no longer what was seen, nor already what is to be saved
     */
    Request save(CityViewer viewer, RequestId id, Part part, String seen, UnaryOperator<Content> change) {
        return transactions.write(() -> {
            Request stored = locked(viewer, id);
            stored.requireDraft();
            Content changed = change.apply(stored.content());
            boolean stale = !part.print(stored.content()).equals(seen);
            if (stale && !part.isEqualIn(stored.content(), changed)) {
                throw new ChangedMeanwhile(stored);
            }
            return keep(stored, changed);
        });
    }

    /** Changes what stands there, whatever it is: for steps that cannot overwrite anybody's words. */
    Request change(CityViewer viewer, RequestId id, UnaryOperator<Content> change) {
        return transactions.write(() -> {
            Request stored = locked(viewer, id);
            return keep(stored, change.apply(stored.content()));
        });
    }

    private Request keep(Request stored, Content changed) {
        Request kept = stored.with(changed, clock.instant());
        store.save(kept);
        return kept;
    }

    void delete(CityViewer viewer, RequestId id) {
        transactions.write(() -> {
            locked(viewer, id).requireDraft();
            store.delete(id);
        });
    }

    /** @throws InvalidInput naming all that is missing or wrong */
    Request submit(CityViewer viewer, RequestId id, String commandId) {
        String sent = commands.once("request:" + id + ":" + viewer.team(), commandId, String.class, () -> {
            Request request = locked(viewer, id);
            Request submitted = request.submit(unusedReference(), clock.instant());
            var completeness = completeness(request);
            if (!completeness.isComplete()) {
                throw new InvalidInput(completeness.problems());
            }
            store.save(submitted);
            outbox.append(new RequestSubmitted(id));
            return id.value();
        });
        return get(viewer, new RequestId(sent));
    }

    /** Within the transaction in which the mentoring begins. */
    public void markEngaged(RequestId id) {
        store.markEngaged(id);
    }

    Completeness completeness(Content content, Team team) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), team.city().zone());
        return Completeness.of(content, world.countries().keySet(), today);
    }

    private String unusedReference() {
        return Stream.generate(Reference::random)
                .filter(reference -> !store.isUsed(reference))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isVisible(Request request, Viewer viewer) {
        return switch (viewer) {
            case CityViewer city -> city.team().equals(request.team());
            case Viewer.CoordinatorViewer coordinator -> !request.isDraft();
            case Viewer.ExpertViewer expert -> false;
            case Viewer.Overseer overseer -> false;
        };
    }
}
