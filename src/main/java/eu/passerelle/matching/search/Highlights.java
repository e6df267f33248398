package eu.passerelle.matching.search;

import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.LocalizedText;
import eu.passerelle.matching.query.SearchText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;

/** The sentence of a text that answers a search best, with the words that do. It reads the text given and no other. */
public final class Highlights {
    private static final int PASSAGES = 1;
    private static final int MOST_WORDS = 200;
    /** Shorter words, such as articles that no list knows, would be marked everywhere. */
    private static final int SHORTEST_MARKED = 3;

    private Highlights() {}

    public static Optional<Excerpt> of(LocalizedText text, SearchText search) {
        return Arrays.stream(InterfaceLanguage.values())
                .flatMap(language -> Optional.ofNullable(text.byLanguage().get(language.code()))
                        .flatMap(written -> excerpt(written, language, search))
                        .stream())
                .max((one, other) -> Long.compare(one.marked(), other.marked()));
    }

    /** The sentence of a text that has most of the words; its beginning, unmarked, when it has none of them. */
    static List<Fragment> of(String text, Optional<InterfaceLanguage> language, String words) {
        InterfaceLanguage read = language.orElse(InterfaceLanguage.EN);
        String field = Fields.words(read);
        var any = new BooleanQuery.Builder();
        Analyzers.words(field, words, MOST_WORDS).stream()
                .filter(word -> word.length() >= SHORTEST_MARKED)
                .forEach(word -> any.add(new TermQuery(new Term(field, word)), Occur.SHOULD));
        List<Fragment> found = run(field, any.build(), text, read);
        return found.stream().anyMatch(Fragment::marked) ? found : List.of(new Fragment(beginning(text, read), false));
    }

    private static String beginning(String text, InterfaceLanguage language) {
        var sentences = BreakIterator.getSentenceInstance(language.locale());
        sentences.setText(text);
        int end = sentences.following(0);
        return text.substring(0, end == BreakIterator.DONE ? text.length() : end)
                .strip();
    }

    private static Optional<Excerpt> excerpt(String text, InterfaceLanguage language, SearchText search) {
        String field = Fields.words(language);
        return TextQueries.wantedIn(field, search)
                .map(query -> run(field, query, text, language))
                .filter(pieces -> pieces.stream().anyMatch(Fragment::marked))
                .map(pieces -> new Excerpt(language.code(), pieces));
    }

    private static List<Fragment> run(String field, Query query, String text, InterfaceLanguage language) {
        var highlighter = UnifiedHighlighter.builderWithoutSearcher(ExpertIndex.ANALYZER)
                .withFormatter(new Fragments())
                .withMaxNoHighlightPassages(0)
                .withBreakIterator(() -> BreakIterator.getSentenceInstance(language.locale()))
                .build();
        try {
            return highlighter.highlightWithoutSearcher(field, query, text, PASSAGES) instanceof List<?> fragments
                    ? fragments.stream().map(Fragment.class::cast).toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param language that it is written in */
    public record Excerpt(String language, List<Fragment> fragments) {
        long marked() {
            return fragments.stream().filter(Fragment::marked).count();
        }
    }

    public record Fragment(String text, boolean marked) {}

    private static final class Fragments extends PassageFormatter {
        @Override
        public Object format(Passage[] passages, String content) {
            var fragments = new ArrayList<Fragment>();
            for (Passage passage : passages) {
                int at = passage.getStartOffset();
                for (int i = 0; i < passage.getNumMatches(); i++) {
                    int start = Math.max(at, passage.getMatchStarts()[i]);
                    int end = Math.max(start, passage.getMatchEnds()[i]);
                    add(fragments, content.substring(at, start), false);
                    add(fragments, content.substring(start, end), true);
                    at = end;
                }
                add(fragments, content.substring(at, Math.max(at, passage.getEndOffset())), false);
            }
            return fragments;
        }

        private static void add(List<Fragment> fragments, String text, boolean marked) {
            if (!text.isEmpty()) {
                fragments.add(new Fragment(text, marked));
            }
        }
    }
}
