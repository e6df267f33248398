package eu.passerelle.matching.search;

import eu.passerelle.directory.Expert;
import eu.passerelle.directory.Taxonomy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PrefixQuery;

/** The product's own index and its own way through it, for as many experts as wanted and without a graph beneath. */
public final class ScaledIndex implements AutoCloseable {
    private static final int PAGE = 20;

    private final Path path;
    private final ExpertIndex index;

    private ScaledIndex(Path path) {
        this.path = path;
        this.index = new ExpertIndex(path);
    }

    public static ScaledIndex of(Stream<Expert> experts, Taxonomy taxonomy, Path path) {
        var scaled = new ScaledIndex(path);
        var documents = new ExpertDocuments(taxonomy);
        experts.forEach(expert -> scaled.index.put(expert.id(), documents.of(expert, 1)));
        scaled.index.commit(1);
        return scaled;
    }

    public long bytes() {
        try (Stream<Path> files = Files.list(path)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Found find(ExpertQuery query) {
        return index.search(searcher -> new FinderRun(searcher.getIndexReader(), query).find());
    }

    public int named(String typed) {
        return index.search(searcher -> ExpertFinder.named(searcher, typed, 4)).size();
    }

    /** The floor of a search: its words, the best twenty, and nothing else. */
    public long bareWords(ExpertQuery query) {
        return index.search(searcher -> {
            var all = new BooleanQuery.Builder();
            new TextQueries(Audience.COORDINATORS)
                    .clauses(query.text(), query.meant())
                    .forEach(all::add);
            return searcher.search(all.build(), PAGE).totalHits.value();
        });
    }

    /** The floor of a suggestion: any names that begin so. */
    public long bareNames(String typed) {
        return index.search(searcher -> searcher.search(new PrefixQuery(new Term(Fields.NAME, typed)), 4)
                .totalHits
                .value());
    }

    @Override
    public void close() {
        index.close();
    }
}
