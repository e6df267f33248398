package eu.passerelle.kernel;

import java.util.List;

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
}
