package eu.passerelle.matching.text;

import eu.passerelle.kernel.InterfaceLanguage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.VectorUtil;

/**
 * The passages of all experts, by words and by meaning: on disk, with the place in the news that it has followed to, or in
 * memory. Whoever may not know of some passages asks another index, which never held them.
 */
public final class PassageIndex implements AutoCloseable {
    static final Analyzer ANALYZER = byField();

    private static final String FORM = "1";
    private static final String FORM_KEY = "form";
    private static final String PLACE_KEY = "place";
    private static final FieldType COUNTED = counted();

    private final Optional<Encoder> encoder;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Samples samples = new Samples();

    private PassageIndex(Directory directory, Optional<Encoder> encoder) throws IOException {
        this.encoder = encoder;
        writer = new IndexWriter(directory, new IndexWriterConfig(ANALYZER).setMergePolicy(Forgetting.policy()));
        if (place() < 0) {
            writer.deleteAll();
        }
        searchers = new SearcherManager(writer, new SearcherFactory());
    }

    /** @throws UncheckedIOException when it cannot be opened, as when another process has it open */
    public static PassageIndex in(Path path, Optional<Encoder> encoder) {
        try {
            return new PassageIndex(FSDirectory.open(path), encoder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static PassageIndex inMemory(Optional<Encoder> encoder) {
        try {
            return new PassageIndex(new ByteBuffersDirectory(), encoder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Analyzer byField() {
        var byField = new HashMap<String, Analyzer>();
        for (var language : InterfaceLanguage.values()) {
            byField.put(PassageFields.words(Optional.of(language)), LanguageAnalysis.of(language));
        }
        return new PerFieldAnalyzerWrapper(LanguageAnalysis.PLAIN, byField);
    }

    /** How often each word stands in it, and how long it is; nothing is stored and no place of a word is kept. */
    private static FieldType counted() {
        var type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.freeze();
        return type;
    }

    /** The place of the last news in it; −1 when it must be built anew, as for another language model. */
    public long place() {
        var data = new HashMap<String, String>();
        var commit = writer.getLiveCommitData();
        if (commit != null) {
            commit.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        }
        return form().equals(data.get(FORM_KEY)) ? Long.parseLong(data.getOrDefault(PLACE_KEY, "-1")) : -1;
    }

    private String form() {
        return FORM + " " + encoder.map(Encoder::name).orElse("");
    }

    /** Instead of all passages that the expert had. */
    public void put(String expert, Collection<Passage> passages) {
        if (passages.isEmpty()) {
            remove(expert);
            return;
        }
        Map<String, float[]> known =
                encoder.isPresent() ? at(searcher -> KnownDirections.of(expert, searcher)) : Map.<String, float[]>of();
        run(() -> writer.updateDocuments(
                new Term(PassageFields.EXPERT, expert),
                passages.stream()
                        .map(passage -> document(expert, passage, known))
                        .toList()));
    }

    public void remove(String expert) {
        run(() -> writer.deleteDocuments(new Term(PassageFields.EXPERT, expert)));
    }

    public void clear() {
        run(writer::deleteAll);
    }

    /** Makes what was written visible, and lasting together with the place. */
    public void commit(long place) {
        run(() -> {
            writer.setLiveCommitData(
                    Map.of(FORM_KEY, form(), PLACE_KEY, String.valueOf(place)).entrySet());
            writer.commit();
            searchers.maybeRefreshBlocking();
            writer.deleteUnusedFiles();
        });
    }

    /** What was removed is in no file any more, once this is committed. */
    public void forgetRemoved() {
        run(() -> Forgetting.removed(writer));
    }

    /** The request as this index can read it. */
    public RequestText read(String text) {
        return RequestText.read(text, encoder);
    }

    /** How many passages there are. */
    public int size() {
        return at(searcher -> searcher.getIndexReader().numDocs());
    }

    /** Looks at one state of the index, as a request that was {@linkplain #read read} meets it. */
    public <T> T look(RequestText request, Look<T> look) {
        return at(searcher -> look.at(new PassageView(searcher, request, samples)));
    }

    private <T> T at(State<T> state) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return state.of(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        run(() -> {
            searchers.close();
            writer.close();
        });
    }

    /** @param known what the same words of the expert point to: as long as nobody rewrites them, they are read once */
    private Document document(String expert, Passage passage, Map<String, float[]> known) {
        String words = passage.words();
        var document = new Document();
        document.add(new StringField(PassageFields.EXPERT, expert, Store.NO));
        document.add(new SortedDocValuesField(PassageFields.EXPERT, new BytesRef(expert)));
        document.add(new StringField(PassageFields.BUCKET, String.valueOf(bucket(words)), Store.NO));
        document.add(new Field(PassageFields.words(passage.language()), words, COUNTED));
        document.add(new StoredField(PassageFields.TITLE, passage.title()));
        document.add(new StoredField(PassageFields.TEXT, passage.text()));
        passage.language()
                .ifPresent(language -> document.add(new StoredField(PassageFields.LANGUAGE, language.code())));
        passage.year().ifPresent(year -> document.add(new NumericDocValuesField(PassageFields.YEAR, year)));
        encoder.map(model -> Optional.ofNullable(known.get(words)).orElseGet(() -> direction(passage, model)))
                .filter(Vectors::isDirection)
                .ifPresent(direction -> document.add(new KnnFloatVectorField(
                        PassageFields.DIRECTION, direction, VectorSimilarityFunction.DOT_PRODUCT)));
        return document;
    }

    /** A title alone may be a list of names: it points where they point on average, and each is read once for all experts. */
    private static float[] direction(Passage passage, Encoder model) {
        if (!passage.text().isBlank()) {
            return model.encode(passage.words());
        }
        float[] sum = new float[model.dimensions()];
        for (String name : passage.title().split("\\. ")) {
            VectorUtil.add(sum, model.encode(name));
        }
        return Vectors.unit(sum);
    }

    private static long bucket(String words) {
        var sum = new CRC32();
        sum.update(words.getBytes(StandardCharsets.UTF_8));
        return sum.getValue() % PassageFields.BUCKETS;
    }

    private static void run(Write write) {
        try {
            write.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What somebody wants to know of one state of the index. */
    public interface Look<T> {
        T at(PassageView view) throws IOException;
    }

    private interface State<T> {
        T of(IndexSearcher searcher) throws IOException;
    }

    private interface Write {
        void run() throws IOException;
    }
}
