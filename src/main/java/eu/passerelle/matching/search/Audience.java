package eu.passerelle.matching.search;

import eu.passerelle.kernel.InterfaceLanguage;
import java.util.Optional;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BooleanSimilarity;

/**
 * Who searches. Cities search the fields of the cards, among the experts who have one; and since BM25 weighs words by how
 * many have them, hidden and deleted documents included, for cities each word that is found counts the same.
 */
enum Audience {
    COORDINATORS,
    CITIES;

    static Audience of(boolean forCity) {
        return forCity ? CITIES : COORDINATORS;
    }

    String words(InterfaceLanguage language) {
        return this == CITIES ? Fields.cardWords(language) : Fields.words(language);
    }

    String nameField() {
        return this == CITIES ? Fields.CARD_NAME : Fields.NAME;
    }

    Optional<Query> visible() {
        return this == CITIES ? Optional.of(new TermQuery(new Term(Fields.CARD, "true"))) : Optional.empty();
    }

    IndexSearcher searcher(IndexReader reader) {
        var searcher = new IndexSearcher(reader);
        if (this == CITIES) {
            searcher.setSimilarity(new BooleanSimilarity());
        }
        return searcher;
    }
}
