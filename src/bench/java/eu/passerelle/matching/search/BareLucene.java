package eu.passerelle.matching.search;

import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.springframework.stereotype.Component;

/** The floor: the query for the candidates on the product's own index, and nothing around it. */
@Component
public class BareLucene {
    private static final int CANDIDATES = 200;

    private final IndexFollower follower;

    BareLucene(IndexFollower follower) {
        this.follower = follower;
    }

    public int experts() {
        return follower.isRebuilding() ? -1 : follower.index().size();
    }

    public long candidates(CandidateQuery query) {
        return follower.index().search(searcher -> {
            var words = WordsQuery.of(query.words(), searcher.getIndexReader(), Fields::words);
            var within = new BooleanQuery.Builder().add(CandidateSearch.relevant(query, words), Occur.MUST);
            CandidateSearch.limits(query).values().forEach(limit -> within.add(limit, Occur.FILTER));
            return searcher.search(within.build(), CANDIDATES).totalHits.value();
        });
    }

    public long words(String typed, int most) {
        return follower.index().search(searcher -> {
            var words = WordsQuery.of(typed, searcher.getIndexReader(), Fields::words);
            return searcher.search(words.query(), most).totalHits.value();
        });
    }
}
