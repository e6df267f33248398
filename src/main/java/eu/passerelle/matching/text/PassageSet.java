package eu.passerelle.matching.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/** Some passages of one state of the index, numbered from 0, in ascending order of their documents. */
final class PassageSet {
    private final List<Leaf> leaves;
    private final Map<String, int[]> byExpert;

    private PassageSet(List<Leaf> leaves, Map<String, int[]> byExpert) {
        this.leaves = leaves;
        this.byExpert = byExpert;
    }

    /** Those of one segment: their documents in it, and the number of the first. */
    record Leaf(LeafReaderContext context, int[] documents, int first) {}

    static PassageSet of(IndexSearcher searcher, Collection<String> experts) throws IOException {
        var collecting = new Collecting(new LinkedHashSet<>(experts));
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            collecting.some(leaf);
        }
        return collecting.done();
    }

    static PassageSet ofAll(IndexSearcher searcher) throws IOException {
        var collecting = new Collecting(new TreeSet<>());
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            collecting.all(leaf);
        }
        return collecting.done();
    }

    static String expertOf(IndexSearcher searcher, int document) throws IOException {
        var leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
        var experts = DocValues.getSorted(leaf.reader(), PassageFields.EXPERT);
        experts.advanceExact(document - leaf.docBase);
        return experts.lookupOrd(experts.ordValue()).utf8ToString();
    }

    int size() {
        return leaves.stream().mapToInt(leaf -> leaf.documents().length).sum();
    }

    List<Leaf> leaves() {
        return leaves;
    }

    Set<String> experts() {
        return byExpert.keySet();
    }

    /** The numbers of an expert's passages. */
    int[] of(String expert) {
        return byExpert.getOrDefault(expert, new int[0]);
    }

    int document(int passage) {
        Leaf leaf = leaves.stream()
                .filter(some -> passage < some.first() + some.documents().length)
                .findFirst()
                .orElseThrow();
        return leaf.context().docBase + leaf.documents()[passage - leaf.first()];
    }

    /** In years; those that do not tell are new. */
    double[] ages(int present) throws IOException {
        double[] ages = new double[size()];
        for (Leaf leaf : leaves) {
            var known = DocValues.getNumeric(leaf.context().reader(), PassageFields.YEAR);
            for (int i = 0; i < leaf.documents().length; i++) {
                ages[leaf.first() + i] = known.advanceExact(leaf.documents()[i]) ? present - known.longValue() : 0;
            }
        }
        return ages;
    }

    private static final class Collecting {
        private final Set<String> experts;
        private final List<Leaf> leaves = new ArrayList<>();
        private final Map<String, List<Integer>> byExpert = new HashMap<>();
        private int next;

        Collecting(Set<String> experts) {
            this.experts = experts;
        }

        void some(LeafReaderContext leaf) throws IOException {
            var terms = leaf.reader().terms(PassageFields.EXPERT);
            if (terms == null) {
                return;
            }
            TermsEnum known = terms.iterator();
            var owners = new TreeMap<Integer, String>();
            for (String expert : experts) {
                if (known.seekExact(new BytesRef(expert))) {
                    PostingsEnum postings = known.postings(null, PostingsEnum.NONE);
                    while (postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                        owners.put(postings.docID(), expert);
                    }
                }
            }
            add(leaf, owners);
        }

        void all(LeafReaderContext leaf) throws IOException {
            var values = DocValues.getSorted(leaf.reader(), PassageFields.EXPERT);
            var owners = new TreeMap<Integer, String>();
            while (values.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                String expert = values.lookupOrd(values.ordValue()).utf8ToString();
                owners.put(values.docID(), expert);
            }
            add(leaf, owners);
        }

        private void add(LeafReaderContext leaf, Map<Integer, String> owners) {
            Bits live = leaf.reader().getLiveDocs();
            if (live != null) {
                owners.keySet().removeIf(document -> !live.get(document));
            }
            if (!owners.isEmpty()) {
                int first = next;
                owners.values().forEach(expert -> {
                    experts.add(expert);
                    byExpert.computeIfAbsent(expert, key -> new ArrayList<>()).add(next++);
                });
                int[] documents =
                        owners.keySet().stream().mapToInt(Integer::intValue).toArray();
                leaves.add(new Leaf(leaf, documents, first));
            }
        }

        PassageSet done() {
            var numbers = new LinkedHashMap<String, int[]>();
            experts.forEach(expert -> numbers.put(
                    expert,
                    byExpert.getOrDefault(expert, List.of()).stream()
                            .mapToInt(Integer::intValue)
                            .toArray()));
            return new PassageSet(leaves, numbers);
        }
    }
}
