package eu.passerelle.matching.search;

import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.matching.query.NamedField;
import eu.passerelle.matching.query.Piece;
import eu.passerelle.matching.query.SearchText;
import eu.passerelle.matching.text.TellingText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.QueryBuilder;

/**
 * A typed search as a query of terms; no part of it ever reaches a query parser. A word may be found in any of the four
 * languages, or in a name. Of one or two words all must be found, of more most; or else somebody claims what the words mean.
 */
final class TextQueries {
    private static final float OTHER_LANGUAGES_COUNT = 0.1f;
    /** A strong claim of what is meant weighs as much as a rare word or two. */
    private static final float CLAIM_WEIGHT = 8;

    /** Whoever is called as was typed comes before all who only claim what it may mean. */
    private static final float NAME_WEIGHT = 50;

    private static final int WORDS_THAT_ALL_COUNT = 2;
    private static final double ENOUGH_OF_MANY = 0.6;

    private final Audience audience;

    TextQueries(Audience audience) {
        this.audience = audience;
    }

    /** @param meant the competences that the words mean */
    List<BooleanClause> clauses(SearchText text, Set<CompetenceCode> meant) {
        var all = new BooleanQuery.Builder();
        List<Query> words = words(text);
        if (!words.isEmpty()) {
            all.add(wordsOrClaims(words, meant), Occur.MUST);
            inField(audience.nameField(), text.free(), false)
                    .ifPresent(called ->
                            all.add(new BoostQuery(new ConstantScoreQuery(called), NAME_WEIGHT), Occur.SHOULD));
        }
        text.phrases().forEach(phrase -> all.add(anywhere(phrase.text(), true), sign(phrase, Occur.MUST)));
        text.words().filter(Piece::excluded).forEach(word -> all.add(anywhere(word.text(), false), Occur.MUST_NOT));
        text.values(NamedField.NAME).forEach(name -> all.add(called(name.text()), sign(name, Occur.MUST)));
        return all.build().clauses();
    }

    private Query called(String name) {
        return inField(audience.nameField(), name, false).orElse(new MatchNoDocsQuery());
    }

    private static Occur sign(Piece piece, Occur wanted) {
        return piece.excluded() ? Occur.MUST_NOT : wanted;
    }

    private static Query wordsOrClaims(List<Query> words, Set<CompetenceCode> meant) {
        var enough = new BooleanQuery.Builder().setMinimumNumberShouldMatch(enough(words.size()));
        words.forEach(word -> enough.add(word, Occur.SHOULD));
        var either = new BooleanQuery.Builder().add(enough.build(), Occur.SHOULD);
        if (!meant.isEmpty()) {
            List<Query> claims = meant.stream()
                    .map(code -> FeatureField.newLinearQuery(Fields.CLAIM, code.value(), CLAIM_WEIGHT))
                    .toList();
            either.add(new DisjunctionMaxQuery(claims, OTHER_LANGUAGES_COUNT), Occur.SHOULD);
        }
        return either.build();
    }

    private static int enough(int words) {
        return words <= WORDS_THAT_ALL_COUNT ? words : (int) Math.ceil(words * ENOUGH_OF_MANY);
    }

    /**
     * Words without weight in one of the languages are passed over, unless there is no other. Three and more small ones of
     * one language can only be a name.
     */
    private List<Query> words(SearchText text) {
        List<String> typed = text.words()
                .filter(word -> !word.excluded())
                .map(Piece.Word::text)
                .distinct()
                .toList();
        List<String> telling = typed.stream().filter(this::hasWeight).toList();
        if (telling.isEmpty() && TellingText.of(String.join(" ", typed)).saysNothing()) {
            return typed.stream().map(this::called).toList();
        }
        return (telling.isEmpty() ? typed : telling)
                .stream().map(word -> anywhere(word, false)).toList();
    }

    private boolean hasWeight(String word) {
        return Arrays.stream(InterfaceLanguage.values())
                .allMatch(language ->
                        inField(audience.words(language), word, false).isPresent());
    }

    /** In any language, or in a name. */
    private Query anywhere(String words, boolean together) {
        var places = new ArrayList<Query>();
        for (var language : InterfaceLanguage.values()) {
            inField(audience.words(language), words, together).ifPresent(places::add);
        }
        inField(audience.nameField(), words, together).ifPresent(places::add);
        return anyOf(places);
    }

    private static Query anyOf(Collection<Query> places) {
        return places.isEmpty() ? new MatchNoDocsQuery() : new DisjunctionMaxQuery(places, OTHER_LANGUAGES_COUNT);
    }

    /** What of the words and phrases is looked for in one field; for highlighting. */
    static Optional<Query> wantedIn(String field, SearchText text) {
        var any = new BooleanQuery.Builder();
        text.words()
                .filter(word -> !word.excluded())
                .forEach(word -> inField(field, word.text(), false).ifPresent(query -> any.add(query, Occur.SHOULD)));
        text.phrases()
                .filter(phrase -> !phrase.excluded())
                .forEach(
                        phrase -> inField(field, phrase.text(), true).ifPresent(query -> any.add(query, Occur.SHOULD)));
        BooleanQuery wanted = any.build();
        return wanted.clauses().isEmpty() ? Optional.empty() : Optional.of(wanted);
    }

    /** @return nothing when no word of it has weight in the field's language */
    private static Optional<Query> inField(String field, String words, boolean together) {
        var builder = new QueryBuilder(ExpertIndex.ANALYZER);
        builder.setEnableGraphQueries(false);
        return Optional.ofNullable(
                together
                        ? builder.createPhraseQuery(field, words)
                        : builder.createBooleanQuery(field, words, Occur.MUST));
    }
}
