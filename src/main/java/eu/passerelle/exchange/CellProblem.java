package eu.passerelle.exchange;

import java.util.Arrays;
import java.util.List;

/**
 * What is wrong with a cell.
 *
 * @param field the name of the column; empty when it is about the row
 * @param value as it stands in the file
 * @param code a message key that says what is wrong and how to mend it
 */
record CellProblem(String field, String value, String code, List<String> arguments) {
    static CellProblem of(Enum<?> field, String value, String code, Object... arguments) {
        return new CellProblem(
                field.name(),
                value,
                code,
                Arrays.stream(arguments).map(String::valueOf).toList());
    }
}
