package eu.passerelle.kernel;

import java.util.List;
import java.util.Optional;

/**
 * What is wrong with one field, and how to mend it.
 *
 * @param field the path of the field in the form or the JSON body, such as {@code needs[2].weight}
 * @param code the message key that words it in every language
 * @param arguments what the message mentions, such as a limit
 */
public record FieldProblem(String field, String code, List<Object> arguments) {
    public FieldProblem {
        arguments = List.copyOf(arguments);
    }

    public static FieldProblem of(String field, String code, Object... arguments) {
        return new FieldProblem(field, code, List.of(arguments));
    }

    /**
     * For a text of more characters than are allowed.
     *
     * @param code words how many there are, how many may be, and how many that is too many
     */
    public static Optional<FieldProblem> tooLong(String field, String code, String text, int longest) {
        int length = Typed.length(text);
        return length > longest ? Optional.of(of(field, code, length, longest, length - longest)) : Optional.empty();
    }
}
