package eu.passerelle.exchange;

import eu.passerelle.kernel.Typed;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * The cells of one row by their columns, and what is wrong with them. Several values stand in one cell, parted by semicolons;
 * a level follows a colon, as in {@code de:C1; fr:B2} or {@code E4:3}.
 */
final class RowCells {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s<>]{1,64}@[^@\\s<>]+\\.[^@\\s<>]+");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,4}");
    private static final int MOST_VALUES = 40;

    private final Map<String, String> cells;
    private final List<CellProblem> problems = new ArrayList<>();

    RowCells(Map<String, String> cells) {
        this.cells = cells;
    }

    List<CellProblem> problems() {
        return List.copyOf(problems);
    }

    void wrong(Enum<?> column, String value, String code, Object... arguments) {
        problems.add(CellProblem.of(column, value, code, arguments));
    }

    String cell(Enum<?> column) {
        return cell(column.name());
    }

    String cell(String column) {
        return cells.getOrDefault(column, "");
    }

    Optional<String> text(Enum<?> column, int longest) {
        String text = cell(column);
        if (Typed.length(text) > longest) {
            wrong(column, text.substring(0, longest), "exchange.problem.long", longest);
        }
        return Optional.of(text).filter(value -> !value.isEmpty());
    }

    /** What a row cannot do without. */
    String required(Enum<?> column, int longest) {
        return text(column, longest).orElseGet(() -> {
            wrong(column, "", "exchange.problem.required");
            return "";
        });
    }

    Optional<String> email(Enum<?> column) {
        String email = cell(column).toLowerCase(Locale.ROOT);
        if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
            wrong(column, cell(column), "exchange.problem.email");
        }
        return Optional.of(email).filter(typed -> !typed.isEmpty());
    }

    <T> Optional<T> meaning(Enum<?> column, Map<String, T> words) {
        String typed = cell(column);
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        Optional<T> meant = Lexicon.meaning(words, typed);
        if (meant.isEmpty()) {
            wrong(column, typed, "exchange.problem.unknown", typed);
        }
        return meant;
    }

    Set<String> meanings(Enum<?> column, Map<String, String> words) {
        var codes = new LinkedHashSet<String>();
        for (String typed : values(column)) {
            Lexicon.meaning(words, typed)
                    .ifPresentOrElse(codes::add, () -> wrong(column, typed, "exchange.problem.unknown", typed));
        }
        return codes;
    }

    Optional<Integer> number(Enum<?> column, int least, int most) {
        String typed = cell(column);
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        if (!WHOLE_NUMBER.matcher(typed).matches()
                || Integer.parseInt(typed) < least
                || Integer.parseInt(typed) > most) {
            wrong(column, typed, "exchange.problem.number", least, most);
            return Optional.empty();
        }
        return Optional.of(Integer.valueOf(typed));
    }

    /** As ISO 8601 has it; a time behind it, as workbooks write it, is passed over. */
    Optional<LocalDate> date(Enum<?> column) {
        String typed = cell(column);
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(typed.substring(0, Math.min(10, typed.length()))));
        } catch (DateTimeException e) {
            wrong(column, typed, "exchange.problem.date");
            return Optional.empty();
        }
    }

    /** Values with a level, each given to the consumer by its code. */
    void levelled(Enum<?> column, Map<String, String> words, String without, BiConsumer<String, String> each) {
        for (String typed : values(column)) {
            int colon = typed.lastIndexOf(':');
            if (colon < 0) {
                wrong(column, typed, without, typed);
                continue;
            }
            Lexicon.meaning(words, typed.substring(0, colon))
                    .ifPresentOrElse(
                            code -> each.accept(code, typed.substring(colon + 1).strip()),
                            () -> wrong(column, typed, "exchange.problem.unknown", typed));
        }
    }

    List<String> values(Enum<?> column) {
        List<String> values = Arrays.stream(cell(column).split("[;\n]"))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
        if (values.size() > MOST_VALUES) {
            wrong(column, values.getFirst(), "exchange.problem.many", MOST_VALUES);
            return List.of();
        }
        return values;
    }
}
