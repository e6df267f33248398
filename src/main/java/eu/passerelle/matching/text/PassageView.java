package eu.passerelle.matching.text;

import eu.passerelle.kernel.InterfaceLanguage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;

/** One state of the passages as one request meets it. */
public final class PassageView {
    private static final int WORDS_OF_A_SEARCH = 24;

    private final IndexSearcher searcher;
    private final RequestText request;
    private final WordScores words;
    private final Samples samples;

    PassageView(IndexSearcher searcher, RequestText request, Samples samples) throws IOException {
        this.searcher = searcher;
        this.request = request;
        this.words = new WordScores(searcher, request);
        this.samples = samples;
    }

    /**
     * How well these experts' passages answer, in their order; who has written nothing is there too.
     *
     * @param year the present one
     */
    public Map<String, TextMatch> match(Collection<String> experts, int year) throws IOException {
        return matches(PassageSet.of(searcher, experts), year);
    }

    /** The same of everybody who has written anything. */
    public Map<String, TextMatch> matchAll(int year) throws IOException {
        return matches(PassageSet.ofAll(searcher), year);
    }

    private Map<String, TextMatch> matches(PassageSet passages, int year) throws IOException {
        PassageScores scores = scores(passages, year);
        var matches = new LinkedHashMap<String, TextMatch>();
        passages.experts().forEach(expert -> matches.put(expert, scores.together(passages.of(expert))));
        return matches;
    }

    private PassageScores scores(PassageSet passages, int year) throws IOException {
        Optional<double[]> meaning = request.direction().isPresent()
                ? Optional.of(new MeaningScores(request.direction().get(), samples.of(searcher)).of(passages))
                : Optional.empty();
        return PassageScores.of(words.of(passages), meaning, passages.ages(year));
    }

    /** Of each expert the passages that answer best, the best first; what is a title only is not quoted. */
    public Map<String, List<Telling>> telling(Collection<String> experts, int year, int most) throws IOException {
        PassageSet passages = PassageSet.of(searcher, experts);
        PassageScores scores = scores(passages, year);
        var telling = new LinkedHashMap<String, List<Telling>>();
        for (String expert : passages.experts()) {
            telling.put(expert, telling(passages, scores, expert, most));
        }
        return telling;
    }

    private List<Telling> telling(PassageSet passages, PassageScores scores, String expert, int most)
            throws IOException {
        List<Integer> best = IntStream.of(passages.of(expert))
                .filter(passage -> scores.alone(passage) >= TextRules.ANSWERS)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(scores::alone).reversed())
                .toList();
        var telling = new ArrayList<Telling>();
        for (int i = 0; i < best.size() && telling.size() < most; i++) {
            int passage = best.get(i);
            Telling one = telling(passages.document(passage), scores.alone(passage));
            if (!one.text().isBlank()) {
                telling.add(one);
            }
        }
        return List.copyOf(telling);
    }

    private Telling telling(int document, double alone) throws IOException {
        Document stored = searcher.storedFields().document(document);
        return new Telling(
                stored.get(PassageFields.TITLE),
                stored.get(PassageFields.TEXT),
                Optional.ofNullable(stored.get(PassageFields.LANGUAGE)).flatMap(InterfaceLanguage::find),
                alone);
    }

    /** Experts with a passage among those nearest to the request, by words or by meaning; at most this many passages of each. */
    public Set<String> nearest(int most) throws IOException {
        var experts = new LinkedHashSet<String>();
        if (searcher.getIndexReader().numDocs() > 0) {
            if (request.direction().isPresent()) {
                add(
                        new KnnFloatVectorQuery(
                                PassageFields.DIRECTION, request.direction().get(), most),
                        most,
                        experts);
            }
            add(anyWord(), most, experts);
        }
        return experts;
    }

    private Query anyWord() {
        var any = new BooleanQuery.Builder();
        for (Term term : words.rarest(WORDS_OF_A_SEARCH)) {
            any.add(new TermQuery(term), Occur.SHOULD);
        }
        return any.build();
    }

    private void add(Query query, int most, Set<String> experts) throws IOException {
        for (ScoreDoc hit : searcher.search(query, most).scoreDocs) {
            experts.add(PassageSet.expertOf(searcher, hit.doc));
        }
    }

    /**
     * A passage that answers.
     *
     * @param alone what the expert's score would be if there were only this passage, 0 to 1
     */
    public record Telling(String title, String text, Optional<InterfaceLanguage> language, double alone) {}
}
