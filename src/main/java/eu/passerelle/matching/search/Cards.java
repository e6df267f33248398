package eu.passerelle.matching.search;

import java.io.IOException;
import org.apache.lucene.search.IndexSearcher;
import org.springframework.stereotype.Component;

/** What the cards of all experts together allow one of them to say. */
@Component
public class Cards {
    private final IndexFollower follower;
    /** Of the state of the index that was last looked at. */
    private volatile Counted last = new Counted("", CardGroups.ALL);

    Cards(IndexFollower follower) {
        this.follower = follower;
    }

    private record Counted(Object state, CardGroups groups) {}

    public CardGroups groups(boolean forCity) {
        return forCity ? follower.index().search(this::counted) : CardGroups.ALL;
    }

    private CardGroups counted(IndexSearcher searcher) throws IOException {
        Object state = searcher.getIndexReader().getReaderCacheHelper().getKey();
        Counted known = last;
        if (!known.state().equals(state)) {
            known = new Counted(state, CardGroups.of(Audience.CITIES, searcher));
            last = known;
        }
        return known.groups();
    }
}
