package eu.passerelle.matching;

import java.util.List;

/**
 * Why, as a sentence to be worded: a message key below {@code matching.reason.} and what it mentions, already in the
 * reader's language.
 */
public record Reason(String code, List<Object> arguments) {
    public Reason {
        arguments = List.copyOf(arguments);
    }
}
