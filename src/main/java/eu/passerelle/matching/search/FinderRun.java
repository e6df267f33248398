package eu.passerelle.matching.search;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.matching.search.ExpertQuery.Order;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.FacetsCollectorManager.FacetsResult;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;

/** One search, on one state of the index. */
final class FinderRun {
    /** Nobody leafs further; it bounds the memory of a search. */
    private static final int FURTHEST = 10_000;

    /** The order of documents says when they were written: so who is equal else is in order of id. */
    static final SortField BY_ID = new SortField(Fields.ID, SortField.Type.STRING);

    static final Sort BY_NAME = new Sort(new SortField(Fields.NAME_ORDER, SortField.Type.STRING), BY_ID);
    private static final Sort BY_SCORE = new Sort(SortField.FIELD_SCORE, BY_ID);
    private static final Sort BY_FREE_HOURS =
            new Sort(new SortField(Fields.FREE_HOURS, SortField.Type.LONG, true), SortField.FIELD_SCORE, BY_ID);
    private static final Sort BY_CONFIRMED = new Sort(longestAgo(), SortField.FIELD_SCORE, BY_ID);

    private final IndexReader reader;
    private final IndexSearcher searcher;
    private final ExpertQuery query;
    private final Audience audience;
    private final CardGroups cards;
    private final List<BooleanClause> text;

    FinderRun(IndexReader reader, ExpertQuery query) throws IOException {
        this.reader = reader;
        this.query = query;
        this.audience = Audience.of(query.forCity());
        this.searcher = audience.searcher(reader);
        this.cards = CardGroups.of(audience, searcher);
        this.text = new TextQueries(audience).clauses(query.text(), query.meant());
    }

    private static SortField longestAgo() {
        return new SortField(Fields.CONFIRMED, SortField.Type.LONG, false, 0L);
    }

    int count() throws IOException {
        return searcher.count(narrowed(Set.of()));
    }

    /** One walk over the index finds and counts; another only where a page beyond the last was asked for. */
    Found find() throws IOException {
        Query narrowed = narrowed(Set.of());
        var collected = search(narrowed, query.page());
        int total = FacetCounts.total(collected.facetsCollector());
        int page = Math.clamp(query.page(), 1, last(total));
        ScoreDoc[] hits = page == query.page()
                ? collected.topDocs().scoreDocs
                : search(narrowed, page).topDocs().scoreDocs;
        int from = Math.min(hits.length, (page - 1) * query.size());
        return new Found(
                total,
                page,
                ids(Arrays.asList(hits).subList(from, hits.length)),
                counts(collected.facetsCollector()),
                cards);
    }

    private FacetsResult search(Query narrowed, int page) throws IOException {
        return FacetsCollectorManager.search(
                searcher, narrowed, Math.min(page, furthest()) * query.size(), order(), new FacetsCollectorManager());
    }

    private int last(int total) {
        return Math.min(furthest(), Math.max(1, pages(total)));
    }

    private int furthest() {
        return FURTHEST / query.size();
    }

    private int pages(int total) {
        return (total + query.size() - 1) / query.size();
    }

    private Sort order() {
        boolean anyOrder = query.text().isEmpty();
        return switch (query.order()) {
            case Order.RELEVANCE -> anyOrder && !query.forCity() ? BY_NAME : BY_SCORE;
            case Order.NAME -> BY_NAME;
            case Order.CONFIRMED -> BY_CONFIRMED;
            case Order.FREE_HOURS -> BY_FREE_HOURS;
        };
    }

    private List<ExpertId> ids(Collection<ScoreDoc> hits) throws IOException {
        var stored = searcher.storedFields();
        var ids = new ArrayList<ExpertId>();
        for (ScoreDoc hit : hits) {
            ids.add(new ExpertId(stored.document(hit.doc, Set.of(Fields.ID)).get(Fields.ID)));
        }
        return ids;
    }

    /** Facets in which nothing is chosen share one collection; each other is counted without its own choice. */
    private Map<Facet, Map<String, Integer>> counts(FacetsCollector all) throws IOException {
        var counts = new EnumMap<Facet, Map<String, Integer>>(Facet.class);
        for (Facet facet : Facet.shownTo(query.forCity())) {
            FacetsCollector among = query.chosen().containsKey(facet)
                    ? searcher.search(narrowed(Set.of(facet)), new FacetsCollectorManager())
                    : all;
            counts.put(facet, counts(facet, among));
        }
        return counts;
    }

    private Map<String, Integer> counts(Facet facet, FacetsCollector among) throws IOException {
        return switch (facet) {
            case VERIFICATION -> FacetCounts.ofVerification(query.today(), among);
            default -> together(facet, FacetCounts.of(reader, facet.field(), among));
        };
    }

    /** The rare are one value; who has several of them is one person. */
    private Map<String, Integer> together(Facet facet, Map<String, Integer> counts) throws IOException {
        Map<String, Integer> named = cards.named(facet, counts);
        if (named.size() < counts.size()) {
            var rare = new BooleanQuery.Builder()
                    .add(narrowed(Set.of(facet)), Occur.FILTER)
                    .add(anyOf(facet.field(), cards.rare(facet)), Occur.FILTER);
            named.put(Facet.RARE, searcher.count(rare.build()));
        }
        return named;
    }

    private Query narrowed(Set<Facet> ignored) {
        var all = new BooleanQuery.Builder().add(new MatchAllDocsQuery(), Occur.FILTER);
        audience.visible().ifPresent(visible -> all.add(visible, Occur.FILTER));
        text.forEach(all::add);
        query.conditions()
                .forEach(condition -> all.add(
                        has(condition.facet(), condition.values()),
                        condition.excluded() ? Occur.MUST_NOT : Occur.FILTER));
        query.chosen().forEach((facet, values) -> {
            if (!ignored.contains(facet)) {
                all.add(has(facet, values), Occur.FILTER);
            }
        });
        return all.build();
    }

    private Query has(Facet facet, Set<String> values) {
        if (values.isEmpty()) {
            return new MatchNoDocsQuery();
        }
        return facet == Facet.VERIFICATION ? anyVerification(values) : anyOf(facet.field(), cards.apart(facet, values));
    }

    private static Query anyOf(String field, Set<String> values) {
        return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
    }

    private Query anyVerification(Set<String> values) {
        var any = new BooleanQuery.Builder();
        Stream.of(Verification.values())
                .filter(verification -> values.contains(verification.name()))
                .forEach(verification -> any.add(verification.on(query.today()), Occur.SHOULD));
        return any.build();
    }
}
