package eu.passerelle.matching.search;

import eu.passerelle.cities.TeamChanged;
import eu.passerelle.directory.Concept;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.ExpertChanged;
import eu.passerelle.directory.Experts;
import eu.passerelle.directory.Taxonomy;
import eu.passerelle.directory.TaxonomyChanged;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.IndexState;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.kernel.RecordedEvent;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.matching.graph.Evidence;
import eu.passerelle.matching.graph.EvidenceQuery;
import eu.passerelle.matching.graph.PastMentors;
import eu.passerelle.matching.text.TextModel;
import eu.passerelle.privacy.PersonErased;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Leads this node's index along the outbox. The index keeps its own place, so that every node may have one, and a lost one
 * comes back by itself: built anew from the graph, and then led on from where the graph was at that moment.
 */
@Component
public class IndexFollower implements SmartLifecycle, IndexState {
    private static final Logger log = LoggerFactory.getLogger(IndexFollower.class);
    private static final int BATCH = 500;
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration STEP = Duration.ofMillis(2);

    private final SearchProperties properties;
    private final Outbox outbox;
    private final Experts experts;
    private final Taxonomy taxonomy;
    private final ExpertDocuments documents;
    private final EvidenceQuery evidence;
    private final PastMentors mentors;
    private final ExpertPassages passages;
    private final TextModel model;
    private volatile Optional<ExpertIndex> index = Optional.empty();
    private volatile Optional<ExpertTexts> texts = Optional.empty();
    private volatile boolean running;
    private volatile boolean rebuilding;
    private volatile long place;
    private volatile Thread thread = Thread.currentThread();

    IndexFollower(
            SearchProperties properties,
            Outbox outbox,
            Experts experts,
            Taxonomy taxonomy,
            ExpertDocuments documents,
            EvidenceQuery evidence,
            PastMentors mentors,
            ExpertPassages passages,
            TextModel model) {
        this.properties = properties;
        this.outbox = outbox;
        this.experts = experts;
        this.taxonomy = taxonomy;
        this.documents = documents;
        this.evidence = evidence;
        this.mentors = mentors;
        this.passages = passages;
        this.model = model;
    }

    /** The index is being built from the graph: searches find less than there is. */
    @Override
    public boolean isRebuilding() {
        return rebuilding;
    }

    @Override
    public long place() {
        return place;
    }

    /** Waits until the index knows all that the graph knew at the call, or the time is up: whoever changed something finds it. */
    public void awaitNow(Duration limit) {
        await(outbox.latest(), limit);
    }

    /** Waits until the index knows all up to a place in the outbox, or the time is up. */
    public void await(long goal, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (place < goal && System.nanoTime() < end) {
            LockSupport.unpark(thread);
            LockSupport.parkNanos(STEP.toNanos());
        }
    }

    ExpertIndex index() {
        return index.orElseThrow(() -> new IllegalStateException("The index is closed"));
    }

    ExpertTexts texts() {
        return texts.orElseThrow(() -> new IllegalStateException("The index is closed"));
    }

    @Override
    public void start() {
        var opened = new ExpertIndex(properties.directory());
        index = Optional.of(opened);
        var read = new ExpertTexts(properties.directory(), model);
        texts = Optional.of(read);
        place = Math.min(opened.place(), read.place());
        if (place > outbox.latest()) {
            // An older copy of the graph: what it knows nothing of may be somebody who was erased.
            place = -1;
            opened.clear();
            read.clear();
            opened.commit(place);
            read.commit(place);
        }
        rebuilding = place < 0;
        running = true;
        thread = Thread.ofPlatform().name("index").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        LockSupport.unpark(thread);
        try {
            thread.join(1_500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        index.ifPresent(ExpertIndex::close);
        index = Optional.empty();
        texts.ifPresent(ExpertTexts::close);
        texts = Optional.empty();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        boolean caughtUp = false;
        while (running) {
            try {
                if (!caughtUp && outbox.hasForgottenAfter(place)) {
                    place = -1;
                }
                follow();
                caughtUp = true;
            } catch (RuntimeException e) {
                if (running) {
                    log.warn("The index could not follow; it will try again", e);
                }
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private void follow() {
        if (place < 0) {
            rebuild();
        }
        List<RecordedEvent> events = outbox.after(place, BATCH);
        while (running && !events.isEmpty()) {
            if (events.stream().anyMatch(recorded -> recorded.event() instanceof TaxonomyChanged)) {
                rebuild();
            } else {
                update(events);
            }
            events = outbox.after(place, BATCH);
        }
    }

    private void update(List<RecordedEvent> events) {
        Set<ExpertId> changed = changed(events);
        boolean erased = events.stream().anyMatch(recorded -> recorded.event() instanceof PersonErased);
        if (changed.isEmpty() && !erased) {
            // Not worth a commit: whoever starts again at an earlier place reads these once more, and nothing else.
            place = events.getLast().sequence();
            return;
        }
        List<Expert> present = experts.all(changed).values().stream()
                .filter(expert -> !expert.isFormer())
                .toList();
        Set<ExpertId> found = present.stream().map(Expert::id).collect(Collectors.toSet());
        changed.stream().filter(id -> !found.contains(id)).forEach(this::remove);
        put(present);
        if (erased) {
            // The name went out of texts on the work of others, too.
            putAll();
            index().forgetRemoved();
            texts().forgetRemoved();
        }
        if (running) {
            moveTo(events.getLast().sequence());
        }
    }

    /** A dossier tells of the teams that an expert has mentored, too. */
    private Set<ExpertId> changed(List<RecordedEvent> events) {
        var changed = new LinkedHashSet<ExpertId>();
        var teams = new LinkedHashSet<TeamId>();
        for (var recorded : events) {
            if (recorded.event() instanceof ExpertChanged change) {
                changed.add(change.expert());
            }
            if (recorded.event() instanceof TeamChanged change) {
                teams.add(change.team());
            }
            if (recorded.event() instanceof PersonErased erased) {
                erased.experts().stream().map(ExpertId::new).forEach(changed::add);
            }
        }
        if (!teams.isEmpty()) {
            changed.addAll(mentors.of(teams));
        }
        return changed;
    }

    private void rebuild() {
        rebuilding = true;
        long start = outbox.latest();
        taxonomy.refresh();
        index().clear();
        texts().clear();
        putAll();
        if (running) {
            moveTo(start);
            rebuilding = false;
            log.info("The index was built from the graph: {} experts", index().size());
        }
    }

    /** Unless it is stopped before. */
    private void putAll() {
        Optional<ExpertId> last = Optional.empty();
        List<Expert> batch = experts.after(last, BATCH);
        while (running && !batch.isEmpty()) {
            put(batch);
            last = Optional.of(batch.getLast().id());
            batch = experts.after(last, BATCH);
        }
    }

    private void remove(ExpertId expert) {
        index().remove(expert);
        texts().remove(expert);
    }

    private void put(Collection<Expert> some) {
        List<ExpertId> ids = some.stream().map(Expert::id).toList();
        Map<ExpertId, Evidence> works = evidence.of(ids, competences(), Dossiers.MOST_ENGAGEMENTS + 1);
        some.forEach(expert -> {
            Evidence work = works.getOrDefault(expert.id(), Evidence.NONE);
            Document document = documents.of(
                    expert, expert.parallelEngagements() - work.promised().size());
            Dossiers.add(document, expert, work);
            index().put(expert.id(), document);
        });
        passages.of(some).forEach(texts()::put);
    }

    private List<CompetenceCode> competences() {
        return taxonomy.all().stream().map(Concept::code).toList();
    }

    private void moveTo(long newPlace) {
        texts().commit(newPlace);
        index().commit(newPlace);
        place = newPlace;
    }
}
