package eu.passerelle.matching.search;

import eu.passerelle.directory.Taxonomy;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.matching.MentorQuery;
import eu.passerelle.matching.Need;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.springframework.stereotype.Component;

/** The floor: the query for the candidates on the product's own index, and nothing around it. */
@Component
public class BareLucene {
    private static final int CANDIDATES = 200;

    private final IndexFollower follower;
    private final Taxonomy taxonomy;

    BareLucene(IndexFollower follower, Taxonomy taxonomy) {
        this.follower = follower;
        this.taxonomy = taxonomy;
    }

    /** What the product would ask the index for a query of a team in Germany. */
    public CandidateQuery query(MentorQuery query) {
        return new CandidateQuery(
                query.needs().stream()
                        .map(need -> new CandidateQuery.WeightedNeed(need.weight(), closeness(need)))
                        .toList(),
                query.words(),
                query.languages(),
                query.form(),
                "DE",
                false);
    }

    private Map<CompetenceCode, Double> closeness(Need need) {
        var closeness = new HashMap<CompetenceCode, Double>();
        taxonomy.serving(need.competence()).forEach((code, kinship) -> closeness.put(code, kinship.closeness()));
        return closeness;
    }

    public int experts() {
        return follower.isRebuilding() ? -1 : follower.index().size();
    }

    public long candidates(CandidateQuery query) {
        return follower.index().search(searcher -> {
            var words = WordsQuery.of(query.words(), searcher.getIndexReader(), Fields::words);
            var within = new BooleanQuery.Builder().add(CandidateSearch.relevant(query, words, Set.of()), Occur.MUST);
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
