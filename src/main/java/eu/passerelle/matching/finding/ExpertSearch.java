package eu.passerelle.matching.finding;

import eu.passerelle.accounts.Viewer;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import eu.passerelle.matching.search.ExpertFinder;
import eu.passerelle.matching.search.Found;
import eu.passerelle.matching.search.IndexFollower;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds experts by what somebody types and chooses, as far as he or she may see them. */
@Component
class ExpertSearch {
    static final int MOST_CHARACTERS = 500;
    static final int PAGE_SIZE = 20;
    private static final Duration INDEX_WAIT = Duration.ofSeconds(1);

    private final SearchReading reading;
    private final ExpertFinder finder;
    private final IndexFollower index;
    private final Hits hits;

    ExpertSearch(SearchReading reading, ExpertFinder finder, IndexFollower index, Hits hits) {
        this.reading = reading;
        this.finder = finder;
        this.index = index;
        this.hits = hits;
    }

    /** @throws InvalidInput when what was typed is longer than 500 characters */
    Answer search(SearchAddress address, Viewer viewer, InterfaceLanguage reader, int size) {
        requireReadable(address);
        index.awaitNow(INDEX_WAIT);
        SearchReading.Reading read = reading.read(address, viewer, reader, size);
        Found found = finder.find(read.query());
        return new Answer(read, found, hits.of(found, read.query()), index.isRebuilding());
    }

    static void requireReadable(SearchAddress address) {
        if (isTooLong(address)) {
            throw new InvalidInput(FieldProblem.of("q", "matching.problem.query", MOST_CHARACTERS));
        }
    }

    static boolean isTooLong(SearchAddress address) {
        return Typed.length(address.q()) > MOST_CHARACTERS;
    }

    /** @param rebuilding the index is being built anew: there may be more */
    record Answer(SearchReading.Reading reading, Found found, List<Hit> hits, boolean rebuilding) {
        public int pages() {
            int size = reading.query().size();
            return Math.max(1, (found.total() + size - 1) / size);
        }
    }
}
