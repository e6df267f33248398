package eu.passerelle.directory;

import eu.passerelle.directory.Taxonomy.Suggestion;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.InterfaceLanguage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;

/**
 * Finds concepts by what somebody types. The typing never reaches a query parser; it becomes terms, beginnings and near
 * spellings only, and never more than {@value #WORDS_READ} of them.
 */
final class ConceptSearch {
    private static final int CHARACTERS_READ = 200;
    private static final int WORDS_READ = 12;
    private static final int LABELS_READ = 400;
    private static final int LENGTH_THAT_ALLOWS_A_TYPO = 5;

    // Steps so far apart that the words' own scores, some tens, decide only within a step.
    private static final float IS_THE_LABEL = 8_000;
    private static final float BEGINS_THE_LABEL = 2_000;
    private static final float IN_A_LABEL = 500;

    // Nudges within a step.
    private static final float IN_THE_PREFERRED_LABEL = 3;
    private static final float IN_THE_READERS_LANGUAGE = 2;
    private static final float WORD = 4;
    private static final float BEGINNING_OF_WORD = 2;
    private static final float MISSPELT_WORD = 1;

    private final Map<CompetenceCode, Concept> concepts;
    private final IndexSearcher labels;

    ConceptSearch(Map<CompetenceCode, Concept> concepts) {
        this.concepts = concepts;
        this.labels = ConceptLabels.searcher(concepts.values());
    }

    /** Best first. When no label or definition has all the words, those with half of them. */
    List<Suggestion> suggest(String typed, InterfaceLanguage reader, int limit) {
        List<String> words =
                FoldedWords.of(beginning(typed)).stream().limit(WORDS_READ).toList();
        if (words.isEmpty() || limit < 1) {
            return List.of();
        }
        List<Suggestion> found = run(query(words, words.size(), reader), reader);
        if (found.isEmpty() && words.size() > 1) {
            found = run(query(words, (words.size() + 1) / 2, reader), reader);
        }
        return found.stream().limit(limit).toList();
    }

    private static String beginning(String typed) {
        return typed.length() <= CHARACTERS_READ ? typed : typed.substring(0, CHARACTERS_READ);
    }

    private static Query query(List<String> words, int wordsToFind, InterfaceLanguage reader) {
        String whole = String.join(" ", words);
        var enoughWords = new BooleanQuery.Builder().setMinimumNumberShouldMatch(wordsToFind);
        words.forEach(word -> enoughWords.add(like(word), Occur.SHOULD));
        return new BooleanQuery.Builder()
                .add(enoughWords.build(), Occur.MUST)
                .add(worth(IS_THE_LABEL, new TermQuery(new Term("whole", whole))), Occur.SHOULD)
                .add(worth(BEGINS_THE_LABEL, new PrefixQuery(new Term("whole", whole))), Occur.SHOULD)
                .add(worth(IN_A_LABEL, new TermQuery(new Term("place", "label"))), Occur.SHOULD)
                .add(worth(IN_THE_PREFERRED_LABEL, new TermQuery(new Term("preferred", "yes"))), Occur.SHOULD)
                .add(worth(IN_THE_READERS_LANGUAGE, new TermQuery(new Term("language", reader.code()))), Occur.SHOULD)
                .build();
    }

    private static Query like(String word) {
        var term = new Term("words", word);
        Query itself = new BoostQuery(new TermQuery(term), WORD);
        Query begun = worth(BEGINNING_OF_WORD, new PrefixQuery(term));
        return new DisjunctionMaxQuery(
                word.length() < LENGTH_THAT_ALLOWS_A_TYPO
                        ? List.of(itself, begun)
                        : List.of(itself, begun, worth(MISSPELT_WORD, new FuzzyQuery(term, 1, 1))),
                0);
    }

    private static Query worth(float score, Query query) {
        return new BoostQuery(new ConstantScoreQuery(query), score);
    }

    private List<Suggestion> run(Query query, InterfaceLanguage reader) {
        try {
            var best = new LinkedHashMap<CompetenceCode, Suggestion>();
            StoredFields stored = labels.storedFields();
            for (ScoreDoc hit : labels.search(query, LABELS_READ).scoreDocs) {
                Suggestion suggestion = suggestion(stored.document(hit.doc), reader);
                best.putIfAbsent(suggestion.concept().code(), suggestion);
            }
            return List.copyOf(best.values());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Suggestion suggestion(Document hit, InterfaceLanguage reader) {
        Concept concept = Objects.requireNonNull(concepts.get(new CompetenceCode(hit.get("code"))));
        Optional<String> other = Arrays.stream(hit.getValues("label"))
                .filter(label -> !label.equals(concept.label().in(reader)))
                .findFirst();
        return new Suggestion(concept, other);
    }
}
