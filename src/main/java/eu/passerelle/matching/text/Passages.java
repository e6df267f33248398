package eu.passerelle.matching.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts texts into passages at the ends of sentences. A whole handbook mentions everything; only a passage of it that is
 * about the question says that its author knows the answer.
 *
 * <p>Example: with at most 5 words each, "One two three. Four five. Six seven eight nine ten eleven." becomes "One two
 * three. Four five.", "Six seven eight nine ten", "eleven."
 */
public final class Passages {
    private static final int MOST_WORDS = 250;

    private Passages() {}

    /** The passage as it is, or what it is made of when it is long; a title without text is one, too. */
    public static List<Passage> of(Passage whole) {
        if (whole.text().isBlank()) {
            return List.of(whole);
        }
        return cut(whole.text(), MOST_WORDS).stream()
                .map(part -> new Passage(whole.title(), part, whole.language(), whole.year(), whole.open()))
                .toList();
    }

    static List<String> cut(String text, int mostWords) {
        var passages = new ArrayList<String>();
        var present = new ArrayList<String>();
        for (String sentence : sentences(text)) {
            List<String> words = List.of(sentence.split("\\s+"));
            if (present.size() + words.size() > mostWords) {
                end(present, passages);
            }
            present.addAll(words);
            while (present.size() > mostWords) {
                passages.add(String.join(" ", present.subList(0, mostWords)));
                present.subList(0, mostWords).clear();
            }
        }
        end(present, passages);
        return passages;
    }

    private static void end(List<String> words, List<String> passages) {
        if (!words.isEmpty()) {
            passages.add(String.join(" ", words));
            words.clear();
        }
    }

    private static List<String> sentences(String text) {
        var ends = BreakIterator.getSentenceInstance(Locale.ROOT);
        ends.setText(text);
        var sentences = new ArrayList<String>();
        int start = ends.first();
        for (int end = ends.next(); end != BreakIterator.DONE; start = end, end = ends.next()) {
            String sentence = text.substring(start, end).strip();
            if (!sentence.isEmpty()) {
                sentences.add(sentence);
            }
        }
        return sentences;
    }
}
