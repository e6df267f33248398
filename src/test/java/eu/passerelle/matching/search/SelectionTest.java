package eu.passerelle.matching.search;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.directory.ExpertStatus;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.matching.Limit;
import eu.passerelle.matching.MeetingForm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;

/** Sets put together, beside a plain search for the same, in worlds made by lot. */
class SelectionTest {
    private static final int WORLDS = 60;
    /** Of most worlds; every twentieth is larger than one window of scores. */
    private static final int EXPERTS = 100;

    private static final List<String> WORDS = List.of("prison", "school", "family", "police", "youth");

    @Test
    void who_is_relevant_and_who_is_left_out_by_which_limit_is_what_a_plain_search_finds() throws IOException {
        for (int world = 0; world < WORLDS; world++) {
            var random = new Random(world);
            try (var directory = new ByteBuffersDirectory()) {
                write(directory, world % 20 == 0 ? 5_000 : EXPERTS, random);
                try (var reader = DirectoryReader.open(directory)) {
                    compare(new IndexSearcher(reader), random, "world " + world);
                }
            }
        }
    }

    private static void compare(IndexSearcher searcher, Random random, String world) throws IOException {
        CandidateQuery query = query(random);
        var words = WordsQuery.of(query.words(), searcher.getIndexReader(), Fields::words);
        Query relevant = CandidateSearch.relevant(query, words, nearest(random));
        Query visible = random.nextBoolean() ? Audience.CITIES.visible().orElseThrow() : MatchAllDocsQuery.INSTANCE;
        Map<Limit, Query> limits = CandidateSearch.limits(query);

        int most = 1 + random.nextInt(40);
        Selection selection = Selection.of(searcher, relevant, visible, limits, new Selection.Most(most, 3));

        var keeping = new BooleanQuery.Builder().add(relevant, Occur.FILTER).add(visible, Occur.FILTER);
        int left = searcher.count(keeping.build());
        assertThat(selection.considered()).as(world).isEqualTo(left);
        Map<Limit, Candidates.Refused> refused =
                selection.refused().stream().collect(Collectors.toMap(Candidates.Refused::limit, one -> one));
        for (var limit : limits.entrySet()) {
            keeping.add(limit.getValue(), Occur.FILTER);
            int still = searcher.count(keeping.build());
            var told = refused.getOrDefault(limit.getKey(), new Candidates.Refused(limit.getKey(), 0, List.of()));
            assertThat(told.count()).as(world + " " + limit.getKey()).isEqualTo(left - still);
            assertThat(told.experts()).as(world).hasSize(Math.min(3, left - still));
            left = still;
        }
        keeping.add(relevant, Occur.MUST);
        assertThat(told(selection.best())).as(world).isEqualTo(told(searcher.search(keeping.build(), most).scoreDocs));
    }

    private static List<String> told(ScoreDoc[] hits) {
        return Arrays.stream(hits).map(hit -> hit.doc + " " + hit.score).toList();
    }

    private static CandidateQuery query(Random random) {
        List<CandidateQuery.WeightedNeed> needs = IntStream.range(0, random.nextInt(4))
                .mapToObj(need -> new CandidateQuery.WeightedNeed(
                        1 + random.nextInt(3), Map.of(code(random), 1.0, new CompetenceCode("D1"), 0.5)))
                .toList();
        return new CandidateQuery(
                needs,
                String.join(" ", WORDS.subList(0, random.nextInt(3))),
                Set.of("en", "fr"),
                MeetingForm.values()[random.nextInt(3)],
                "DE",
                false);
    }

    private static Set<String> nearest(Random random) {
        return random.ints(random.nextInt(4), 0, EXPERTS)
                .mapToObj(id -> "e" + id)
                .collect(Collectors.toSet());
    }

    private static CompetenceCode code(Random random) {
        return new CompetenceCode("C" + random.nextInt(6));
    }

    /** In several segments, some documents gone. */
    private static void write(ByteBuffersDirectory directory, int many, Random random) throws IOException {
        var config = new IndexWriterConfig(ExpertIndex.ANALYZER).setMergePolicy(NoMergePolicy.INSTANCE);
        try (var writer = new IndexWriter(directory, config)) {
            for (int id = 0; id < many; id++) {
                writer.addDocument(document("e" + id, random));
                if (random.nextInt(many / 3) == 0) {
                    writer.commit();
                }
            }
            for (int gone = random.nextInt(3); gone > 0; gone--) {
                writer.deleteDocuments(new Term(Fields.ID, "e" + random.nextInt(EXPERTS)));
            }
        }
    }

    private static Document document(String id, Random random) {
        var document = new Document();
        document.add(new StringField(Fields.ID, id, Store.NO));
        document.add(new SortedDocValuesField(Fields.ID, new BytesRef(id)));
        var status = random.nextInt(5) == 0 ? ExpertStatus.PAUSED : ExpertStatus.ACTIVE;
        document.add(new StringField(Fields.STATUS, status.name(), Store.NO));
        document.add(new StringField(Fields.LANGUAGE, random.nextBoolean() ? "en" : "ro", Store.NO));
        document.add(new StringField(Fields.REMOTE, String.valueOf(random.nextBoolean()), Store.NO));
        document.add(new StringField(Fields.VISITS, random.nextBoolean() ? "DE" : "FR", Store.NO));
        document.add(new IntPoint(Fields.FREE_PLACES, random.nextInt(3)));
        if (random.nextBoolean()) {
            document.add(new StringField(Fields.CARD, "true", Store.NO));
        }
        var claimed = new HashSet<CompetenceCode>();
        for (int claims = random.nextInt(4); claims > 0; claims--) {
            claimed.add(code(random));
        }
        claimed.forEach(code -> document.add(new FeatureField(Fields.CLAIM, code.value(), 1 + random.nextInt(4))));
        var said = new ArrayList<>(WORDS);
        said.removeIf(word -> random.nextBoolean());
        for (var language : List.of(InterfaceLanguage.EN, InterfaceLanguage.DE, InterfaceLanguage.FR)) {
            Collections.shuffle(said, random);
            List<String> some = said.subList(0, random.nextInt(said.size() + 1));
            document.add(new TextField(Fields.words(language), String.join(" ", some), Store.NO));
        }
        return document;
    }
}
