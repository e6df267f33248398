package eu.passerelle.matching.search;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.StringDocValuesReaderState;
import org.apache.lucene.facet.StringValueFacetCounts;
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
}
