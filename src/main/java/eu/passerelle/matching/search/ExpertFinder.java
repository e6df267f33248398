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
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
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

    /** The same in the names that cities may read: real ones of some, aliases of the others. In no order that tells anything. */
    public List<ExpertId> namedOnCards(String typed, int most) {
        return follower.index().search(searcher -> namedOnCards(searcher, typed, most));
    }

    private static List<ExpertId> namedOnCards(IndexSearcher searcher, String typed, int most) throws IOException {
        List<String> words = Analyzers.words(Fields.CARD_NAME, typed, MOST_WORDS);
        if (words.isEmpty()) {
            return List.of();
        }
        Query visible = Audience.CITIES.visible().orElseThrow();
        var stored = searcher.storedFields();
        var named = new ArrayList<ExpertId>();
        Query cards = new BooleanQuery.Builder()
                .add(beginning(Fields.CARD_NAME, words), Occur.FILTER)
                .add(visible, Occur.FILTER)
                .build();
        for (ScoreDoc hit : searcher.search(cards, most, new Sort(FinderRun.BY_ID)).scoreDocs) {
            named.add(new ExpertId(stored.document(hit.doc, Set.of(Fields.ID)).get(Fields.ID)));
        }
        return List.copyOf(named);
    }

    /** All the words, the last perhaps not yet finished. */
    private static Query beginning(String field, List<String> words) {
        var wanted = new BooleanQuery.Builder();
        words.subList(0, words.size() - 1)
                .forEach(word -> wanted.add(new TermQuery(new Term(field, word)), Occur.FILTER));
        return wanted.add(new PrefixQuery(new Term(field, words.getLast())), Occur.FILTER)
                .build();
    }

    static List<Named> named(IndexSearcher searcher, String typed, int most) throws IOException {
        List<String> words = Analyzers.words(Fields.NAME, typed, MOST_WORDS);
        if (words.isEmpty()) {
            return List.of();
        }
        var stored = searcher.storedFields();
        var named = new ArrayList<Named>();
        for (ScoreDoc hit : searcher.search(beginning(Fields.NAME, words), most, FinderRun.BY_NAME).scoreDocs) {
            Document document = stored.document(hit.doc, Set.of(Fields.ID, Fields.NAME));
            named.add(new Named(new ExpertId(document.get(Fields.ID)), document.get(Fields.NAME)));
        }
        return List.copyOf(named);
    }

    public record Named(ExpertId id, String name) {}
}
