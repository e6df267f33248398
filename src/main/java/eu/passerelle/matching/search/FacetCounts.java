package eu.passerelle.matching.search;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.StringDocValuesReaderState;
import org.apache.lucene.facet.StringValueFacetCounts;
import org.apache.lucene.facet.range.LongRange;
import org.apache.lucene.facet.range.LongRangeFacetCounts;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.IndexReader;

/** How many of what was collected have each value of a field. */
final class FacetCounts {
    private FacetCounts() {}

    static Map<String, Integer> of(IndexReader reader, String field, FacetsCollector collected) throws IOException {
        var counts = new TreeMap<String, Integer>();
        if (FieldInfos.getIndexedFields(reader).contains(field)) {
            var facets = new StringValueFacetCounts(new StringDocValuesReaderState(reader, field), collected);
            for (LabelAndValue value : facets.getAllChildren(field).labelValues) {
                counts.put(value.label, value.value.intValue());
            }
        }
        return counts;
    }

    static Map<String, Integer> ofVerification(LocalDate today, FacetsCollector collected) throws IOException {
        long since = Verification.since(today);
        int total = total(collected);
        int all = from(since, Fields.ALL_VERIFIED_SINCE, collected);
        int any = from(since, Fields.LAST_VERIFIED, collected);
        var counts = new TreeMap<String, Integer>();
        counts.put(Verification.ALL.name(), all);
        counts.put(Verification.SOME.name(), any - all);
        counts.put(Verification.NONE.name(), total - any);
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    static int total(FacetsCollector collected) {
        return collected.getMatchingDocs().stream()
                .mapToInt(FacetsCollector.MatchingDocs::totalHits)
                .sum();
    }

    private static int from(long lowest, String field, FacetsCollector collected) throws IOException {
        var range = new LongRange("since", lowest, true, Long.MAX_VALUE, true);
        return new LongRangeFacetCounts(field, collected, range)
                .getAllChildren(field)
                .labelValues[0]
                .value
                .intValue();
    }
}
