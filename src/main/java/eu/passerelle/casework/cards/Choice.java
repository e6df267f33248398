package eu.passerelle.casework.cards;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what was chosen in a form; nothing for what is none of the choices. */
final class Choice {
    private static final int MONTHS_AHEAD = 12;

    private Choice() {}

    static <E extends Enum<E>> Optional<E> of(Class<E> choices, String chosen) {
        return Arrays.stream(choices.getEnumConstants())
                .filter(choice -> choice.name().equals(chosen))
                .findFirst();
    }

    /** In which a measure can be looked at again: this month and a year. */
    static List<YearMonth> months(YearMonth now) {
        return Stream.iterate(now, month -> month.plusMonths(1))
                .limit(MONTHS_AHEAD + 1)
                .toList();
    }

    static Optional<YearMonth> month(String chosen, YearMonth now) {
        try {
            return Optional.of(YearMonth.parse(chosen)).filter(months(now)::contains);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
