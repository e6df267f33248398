package eu.passerelle.matching.query;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A search as it was typed: words, {@code "phrases"}, {@code -exclusions} and {@code field:value}. Any text is one; what is no
 * operator is a word, and no other syntax exists.
 *
 * <p>Example: {@code exit work -"youth clubs" Pays:FR} is the words "exit" and "work", not the phrase "youth clubs", and the
 * country FR. It is printed as {@code exit work -"youth clubs" country:FR}.
 */
public record SearchText(List<Piece> pieces) {
    /** What is typed beyond is not read. */
    public static final int MOST_PIECES = 32;

    public SearchText {
        pieces = List.copyOf(pieces);
    }

    public static SearchText parse(String typed) {
        return new SearchText(new SearchTextReader(typed).read());
    }

    public boolean isEmpty() {
        return pieces.isEmpty();
    }

    public Stream<Piece.Word> words() {
        return of(Piece.Word.class);
    }

    public Stream<Piece.Phrase> phrases() {
        return of(Piece.Phrase.class);
    }

    public Stream<Piece.FieldValue> values(NamedField field) {
        return of(Piece.FieldValue.class).filter(value -> value.field() == field);
    }

    /** The wanted words and phrases: what concepts and missing words are looked for in. */
    public String free() {
        return pieces.stream()
                .filter(piece -> !piece.excluded() && !(piece instanceof Piece.FieldValue))
                .map(Piece::text)
                .collect(Collectors.joining(" "));
    }

    /** The same search with other words in the place of some. */
    public SearchText respelt(UnaryOperator<String> spelling) {
        return new SearchText(pieces.stream()
                .map(piece -> piece instanceof Piece.Word word && !word.excluded()
                        ? new Piece.Word(spelling.apply(word.text()), false)
                        : piece)
                .toList());
    }

    public SearchText without(Piece piece) {
        return new SearchText(
                pieces.stream().filter(other -> !other.equals(piece)).toList());
    }

    /** Parsing this again gives the same. */
    public String printed() {
        return pieces.stream().map(Piece::printed).collect(Collectors.joining(" "));
    }

    private <P extends Piece> Stream<P> of(Class<P> kind) {
        return pieces.stream().filter(kind::isInstance).map(kind::cast);
    }
}
