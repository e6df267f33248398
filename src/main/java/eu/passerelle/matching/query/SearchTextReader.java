package eu.passerelle.matching.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a search from left to right, once, and can't fail: whatever does not make an operator is part of a word. */
final class SearchTextReader {
    private static final String QUOTES = "\"“”„‟«»";
    private static final char MINUS = '-';
    private static final char COLON = ':';

    private final String text;
    private int at;

    SearchTextReader(String text) {
        this.text = text;
    }

    List<Piece> read() {
        var pieces = new ArrayList<Piece>();
        skipBlanks();
        while (at < text.length() && pieces.size() < SearchText.MOST_PIECES) {
            piece().ifPresent(pieces::add);
            skipBlanks();
        }
        return pieces;
    }

    private Optional<Piece> piece() {
        boolean excluded = text.charAt(at) == MINUS && at + 1 < text.length() && !isBlank(text.charAt(at + 1));
        if (excluded) {
            at++;
        }
        if (isQuote(text.charAt(at))) {
            return quoted().map(phrase -> new Piece.Phrase(phrase, excluded));
        }
        return Optional.of(wordOrField(word(), excluded));
    }

    private Piece wordOrField(String word, boolean excluded) {
        int colon = word.indexOf(COLON);
        Optional<NamedField> field = colon < 0 ? Optional.empty() : NamedField.find(word.substring(0, colon));
        if (field.isEmpty()) {
            return new Piece.Word(word, excluded);
        }
        boolean quoteFollows = colon == word.length() - 1 && at < text.length() && isQuote(text.charAt(at));
        Optional<String> value = quoteFollows
                ? quoted()
                : Optional.of(word.substring(colon + 1)).filter(unquoted -> !unquoted.isEmpty());
        return value.<Piece>map(given -> new Piece.FieldValue(field.get(), given, excluded))
                .orElseGet(() -> new Piece.Word(word, excluded));
    }

    /** Up to the next quotation mark, or the end: who forgets to close one means it all. */
    private Optional<String> quoted() {
        int start = ++at;
        while (at < text.length() && !isQuote(text.charAt(at))) {
            at++;
        }
        String inside = withSingleBlanks(start, at);
        at = Math.min(at + 1, text.length());
        return Optional.of(inside).filter(phrase -> !phrase.isEmpty());
    }

    private String word() {
        int start = at;
        while (at < text.length() && !isBlank(text.charAt(at)) && !isQuote(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private String withSingleBlanks(int start, int end) {
        var clean = new StringBuilder();
        for (int i = start; i < end; i++) {
            if (!isBlank(text.charAt(i))) {
                clean.append(text.charAt(i));
            } else if (!clean.isEmpty() && clean.charAt(clean.length() - 1) != ' ') {
                clean.append(' ');
            }
        }
        return clean.toString().stripTrailing();
    }

    private void skipBlanks() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isQuote(char sign) {
        return QUOTES.indexOf(sign) >= 0;
    }

    private static boolean isBlank(char sign) {
        return Character.isWhitespace(sign) || Character.isSpaceChar(sign) || Character.isISOControl(sign);
    }
}
