package eu.passerelle.matching.text;

import java.io.IOException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.TieredMergePolicy;

/**
 * How an index forgets for good. Lucene only marks what is removed, and its words stay in the files until these are merged
 * some day; whoever was erased must not wait for that day.
 */
public final class Forgetting {
    private Forgetting() {}

    /** As usual, but a single removed document is reason enough to write its segment anew when that is asked for. */
    public static MergePolicy policy() {
        return new TieredMergePolicy().setForceMergeDeletesPctAllowed(0);
    }

    /** Every segment with something removed is written anew without it; the old files go with the next commit. */
    public static void removed(IndexWriter writer) throws IOException {
        writer.forceMergeDeletes(true);
    }
}
