package eu.passerelle.matching.search;

import eu.passerelle.kernel.ExpertId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.springframework.stereotype.Component;

/** Asks the index who answers a search, page by page, with the counts beside it. */
@Component
public class ExpertFinder {
    private static final int MOST_WORDS = 8;

    private final IndexFollower follower;

    ExpertFinder(IndexFollower follower) {
        this.follower = follower;
    }

    public Found find(ExpertQuery query) {
        return follower.index().search(searcher -> new FinderRun(searcher.getIndexReader(), query).find());
    }

    /** How many would answer. */
    public int count(ExpertQuery query) {
        return follower.index().search(searcher -> new FinderRun(searcher.getIndexReader(), query).count());
    }

    /** Experts whose names have all the words typed, or begin with the last: for coordinators only. */
    public List<Named> named(String typed, int most) {
        return follower.index().search(searcher -> named(searcher, typed, most));
    }

    static List<Named> named(IndexSearcher searcher, String typed, int most) throws IOException {
        List<String> words = Analyzers.words(Fields.NAME, typed, MOST_WORDS);
        if (words.isEmpty()) {
            return List.of();
        }
        var all = new BooleanQuery.Builder();
        words.subList(0, words.size() - 1)
                .forEach(word -> all.add(new TermQuery(new Term(Fields.NAME, word)), Occur.FILTER));
        all.add(new PrefixQuery(new Term(Fields.NAME, words.getLast())), Occur.FILTER);
        var stored = searcher.storedFields();
        var named = new ArrayList<Named>();
        for (ScoreDoc hit : searcher.search(all.build(), most, FinderRun.BY_NAME).scoreDocs) {
            Document document = stored.document(hit.doc, Set.of(Fields.ID, Fields.NAME));
            named.add(new Named(new ExpertId(document.get(Fields.ID)), document.get(Fields.NAME)));
        }
        return List.copyOf(named);
    }

    public record Named(ExpertId id, String name) {}
}
