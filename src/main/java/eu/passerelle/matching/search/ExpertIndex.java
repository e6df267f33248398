package eu.passerelle.matching.search;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.matching.text.Forgetting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;

/** The index on disk, and the place in the outbox that it has followed to, kept in its own commit. */
final class ExpertIndex implements AutoCloseable {
    /** Raised when documents change their form: an index of another form is built anew. */
    private static final String FORM = "4-" + Dossiers.FORM;

    static final Analyzer ANALYZER = Analyzers.byField();

    private static final String FORM_KEY = "form";
    private static final String PLACE_KEY = "place";

    private final IndexWriter writer;
    private final SearcherManager searchers;

    ExpertIndex(Path path) {
        try {
            writer = new IndexWriter(
                    FSDirectory.open(path), new IndexWriterConfig(ANALYZER).setMergePolicy(Forgetting.policy()));
            if (place() < 0) {
                // Nobody searches documents of another form while they are written anew.
                writer.deleteAll();
            }
            searchers = new SearcherManager(writer, new SearcherFactory());
        } catch (LockObtainFailedException e) {
            throw new IndexInUse(path, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The place of the last event in it; −1 when it must be built anew. */
    final long place() {
        var data = new HashMap<String, String>();
        var commit = writer.getLiveCommitData();
        if (commit != null) {
            commit.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        }
        return FORM.equals(data.get(FORM_KEY)) ? Long.parseLong(data.getOrDefault(PLACE_KEY, "-1")) : -1;
    }

    void put(ExpertId expert, Document document) {
        run(() -> writer.updateDocument(new Term(Fields.ID, expert.value()), document));
    }

    void remove(ExpertId expert) {
        run(() -> writer.deleteDocuments(new Term(Fields.ID, expert.value())));
    }

    void clear() {
        run(writer::deleteAll);
    }

    /** Makes what was written visible to searches, and lasting together with the place. */
    void commit(long place) {
        run(() -> {
            writer.setLiveCommitData(
                    Map.of(FORM_KEY, FORM, PLACE_KEY, String.valueOf(place)).entrySet());
            writer.commit();
            searchers.maybeRefreshBlocking();
            writer.deleteUnusedFiles();
        });
    }

    /** What was removed is in no file any more, once this is committed. */
    void forgetRemoved() {
        run(() -> Forgetting.removed(writer));
    }

    <T> T search(Search<T> search) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return search.with(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int size() {
        return search(searcher -> ((DirectoryReader) searcher.getIndexReader()).numDocs());
    }

    @Override
    public void close() {
        run(() -> {
            searchers.close();
            writer.close();
        });
    }

    private static void run(Write write) {
        try {
            write.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    interface Search<T> {
        T with(IndexSearcher searcher) throws IOException;
    }

    private interface Write {
        void run() throws IOException;
    }
}
