package eu.passerelle.matching.search;

import eu.passerelle.directory.Expert;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.matching.graph.Evidence;
import eu.passerelle.matching.graph.Evidence.PastEngagement;
import eu.passerelle.matching.graph.Evidence.Promise;
import eu.passerelle.matching.graph.Evidence.Served;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;

/**
 * Writes dossiers into documents, and reads those of what was found. Each past engagement begins with the competences that it
 * served, so that one which serves nothing wanted is stepped over unread.
 */
final class Dossiers {
    /** Newest first; who has more than so many is asked about in the graph. */
    static final int MOST_ENGAGEMENTS = 100;

    private static final String FIELD = "dossier";
    /** What one value of this kind may take in the index, with something to spare. */
    private static final int MOST_BYTES = 32_000;

    private static final RecordCodec<Profile> PROFILES = RecordCodec.of(Profile.class);
    private static final RecordCodec<PastEngagement> ENGAGEMENTS = RecordCodec.of(PastEngagement.class);
    /** An index with dossiers of another form is another index. */
    static final String FORM = Integer.toHexString((PROFILES.description() + ENGAGEMENTS.description()).hashCode());

    private Dossiers() {}

    /** What comes first. @param whole all past work follows; else none does */
    record Profile(Expert expert, List<Promise> promised, boolean whole) {}

    /** @param evidence the newest past work, one engagement more than {@link #MOST_ENGAGEMENTS} where there are more */
    static void add(Document document, Expert expert, Evidence evidence) {
        boolean whole = evidence.past().size() <= MOST_ENGAGEMENTS;
        BytesRef bytes = bytes(expert, evidence, whole);
        if (bytes.length > MOST_BYTES) {
            bytes = bytes(expert, evidence, false);
        }
        document.add(new BinaryDocValuesField(FIELD, bytes));
    }

    private static BytesRef bytes(Expert expert, Evidence evidence, boolean whole) {
        var out = new ByteBuffersDataOutput();
        try {
            PROFILES.write(new Profile(Dossier.nameless(expert), evidence.promised(), whole), out);
            List<PastEngagement> told = whole ? evidence.past() : List.of();
            out.writeVInt(told.size());
            for (PastEngagement past : told) {
                write(past, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new BytesRef(out.toArrayCopy());
    }

    private static void write(PastEngagement past, ByteBuffersDataOutput out) throws IOException {
        out.writeVInt(past.served().size());
        for (Served served : past.served()) {
            out.writeString(served.competence().value());
        }
        var rest = new ByteBuffersDataOutput();
        ENGAGEMENTS.write(past, rest);
        byte[] bytes = rest.toArrayCopy();
        out.writeVInt(bytes.length);
        out.writeBytes(bytes, bytes.length);
    }

    /**
     * In the order of the hits.
     *
     * @param competences past work counts when it served any of them
     */
    static List<Dossier> of(ScoreDoc[] hits, IndexSearcher searcher, Set<CompetenceCode> competences)
            throws IOException {
        Set<String> codes = competences.stream().map(CompetenceCode::value).collect(Collectors.toSet());
        var found = new Dossier[hits.length];
        Hits.visit(hits, searcher, leaf -> {
            BinaryDocValues values = Hits.binary(leaf, FIELD);
            return (place, doc) -> {
                if (!values.advanceExact(doc)) {
                    throw new IllegalStateException("A document without a dossier");
                }
                BytesRef bytes = values.binaryValue();
                found[place] =
                        read(new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length), codes, competences);
            };
        });
        return List.of(found);
    }

    private static Dossier read(ByteArrayDataInput in, Set<String> codes, Set<CompetenceCode> competences)
            throws IOException {
        Profile profile = PROFILES.read(in);
        var past = new ArrayList<PastEngagement>();
        for (int left = in.readVInt(); left > 0; left--) {
            boolean wanted = servesAny(in, codes);
            int length = in.readVInt();
            if (wanted) {
                past.add(ENGAGEMENTS.read(in));
            } else {
                in.skipBytes(length);
            }
        }
        return new Dossier(profile.expert(), new Evidence(past, profile.promised()).on(competences), profile.whole());
    }

    private static boolean servesAny(ByteArrayDataInput in, Set<String> codes) throws IOException {
        boolean any = false;
        for (int left = in.readVInt(); left > 0; left--) {
            any |= codes.contains(in.readString());
        }
        return any;
    }
}
