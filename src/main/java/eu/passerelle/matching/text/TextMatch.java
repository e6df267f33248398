package eu.passerelle.matching.text;

import java.util.OptionalDouble;

/**
 * How well an expert's passages answer a request.
 *
 * @param words 0 to 1, by the words that both use
 * @param meaning 0 to 1, by what both mean; empty without a language model
 */
public record TextMatch(double words, OptionalDouble meaning) {
    /**
     * 0 to 1.
     *
     * @param concepts the share of the request's concepts that the expert's texts or claims name
     */
    public double score(double concepts) {
        return meaning.isPresent()
                ? TextRules.score(words, meaning.getAsDouble(), concepts)
                : TextRules.score(words, concepts);
    }
}
