package eu.passerelle.matching.search;

import eu.passerelle.directory.Expert;
import eu.passerelle.directory.ExpertStatus;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.matching.Limit;
import eu.passerelle.matching.MeetingForm;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.springframework.stereotype.Component;

/**
 * The candidates for a query: who serves any of the needs, or the words, within the hard limits. Each limit is a filter, and
 * is also asked the other way round, so that "why not" is always known.
 */
@Component
public class CandidateSearch {
    private static final int MOST_CANDIDATES = 200;
    private static final int MOST_NAMED = 100;
    /** The words decide between those whom the needs leave equal. */
    private static final float WORDS_BOOST = 0.05f;
    /** Whose passages are nearest to the words are candidates, too, behind those who claim what is needed. */
    private static final int NEAREST_PASSAGES = 100;

    private final IndexFollower follower;
    private final TextReading reading;

    CandidateSearch(IndexFollower follower, TextReading reading) {
        this.follower = follower;
        this.reading = reading;
    }

    public Candidates find(CandidateQuery query) {
        Audience audience = Audience.of(query.forCity());
        return reading.read(query.words(), audience, read -> {
            Set<String> nearest = read.nearest(NEAREST_PASSAGES);
            return follower.index().search(searcher -> find(query, audience, read, nearest, searcher));
        });
    }

    private Candidates find(
            CandidateQuery query, Audience audience, TextReading.Read read, Set<String> nearest, IndexSearcher searcher)
            throws IOException {
        Query relevant = relevant(query, words(query, audience, searcher), nearest);
        // A city hears nothing of those who have no card for it, not even how many they are.
        Query visible = audience.visible().orElse(MatchAllDocsQuery.INSTANCE);
        Selection selection = Selection.of(
                searcher, relevant, visible, limits(query), new Selection.Most(MOST_CANDIDATES, MOST_NAMED));
        List<Dossier> dossiers = Dossiers.of(selection.best(), searcher, query.competences());
        return new Candidates(
                read.scores(dossiers.stream().map(Dossier::expert).toList()),
                dossiers,
                selection.considered(),
                selection.refused(),
                reading.knowsMeaning());
    }

    /** How well one expert's texts answer the words of a query, 0 to 1, whatever the limits. */
    public double words(CandidateQuery query, Expert expert) {
        Map<ExpertId, Double> scores =
                reading.read(query.words(), Audience.of(query.forCity()), read -> read.scores(List.of(expert)));
        return scores.getOrDefault(expert.id(), 0.0);
    }

    /** Of each expert the passages that answer the words of a query best, as far as whoever asks may know of them. */
    public Map<ExpertId, List<AnsweringPassage>> passages(CandidateQuery query, Collection<ExpertId> experts) {
        return reading.read(query.words(), Audience.of(query.forCity()), read -> read.passages(experts));
    }

    private static WordsQuery words(CandidateQuery query, Audience audience, IndexSearcher searcher) {
        return audience.visible()
                .map(cards -> WordsQuery.among(cards, query.words(), searcher, audience::words))
                .orElseGet(() -> WordsQuery.of(query.words(), searcher.getIndexReader(), audience::words));
    }

    /** @param nearest whose passages are nearest to the words */
    static Query relevant(CandidateQuery query, WordsQuery words, Set<String> nearest) {
        var relevant = new BooleanQuery.Builder();
        if (!nearest.isEmpty()) {
            relevant.add(new BoostQuery(new ConstantScoreQuery(anyOf(Fields.ID, nearest)), WORDS_BOOST), Occur.SHOULD);
        }
        query.needs().forEach(need -> relevant.add(served(need), Occur.SHOULD));
        if (!words.isEmpty()) {
            relevant.add(new BoostQuery(words.query(), WORDS_BOOST), Occur.SHOULD);
        }
        return relevant.build();
    }

    /** The best claim counts: weight × closeness × strength. */
    private static Query served(CandidateQuery.WeightedNeed need) {
        List<Query> claims = need.serving().entrySet().stream()
                .<Query>map(entry -> FeatureField.newLinearQuery(
                        Fields.CLAIM, entry.getKey().value(), (float) (need.weight() * entry.getValue())))
                .toList();
        return new DisjunctionMaxQuery(claims, 0);
    }

    static Map<Limit, Query> limits(CandidateQuery query) {
        var limits = new LinkedHashMap<Limit, Query>();
        limits.put(Limit.STATUS, new TermQuery(new Term(Fields.STATUS, ExpertStatus.ACTIVE.name())));
        limits.put(Limit.LANGUAGE, anyOf(Fields.LANGUAGE, query.languages()));
        limits.put(Limit.FORM, form(query));
        limits.put(Limit.CAPACITY, IntPoint.newRangeQuery(Fields.FREE_PLACES, 1, Integer.MAX_VALUE));
        return limits;
    }

    private static Query form(CandidateQuery query) {
        Query remote = new TermQuery(new Term(Fields.REMOTE, "true"));
        Query visits = new TermQuery(new Term(Fields.VISITS, query.visitedCountry()));
        return switch (query.form()) {
            case MeetingForm.REMOTE -> remote;
            case MeetingForm.ON_SITE -> visits;
            case MeetingForm.EITHER ->
                new BooleanQuery.Builder()
                        .add(remote, Occur.SHOULD)
                        .add(visits, Occur.SHOULD)
                        .build();
        };
    }

    private static Query anyOf(String field, Collection<String> values) {
        return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
    }
}
