package eu.passerelle.exchange;

import java.util.List;

/**
 * How the rows of one kind of table are read and taken in.
 *
 * @param <R> what a row says
 */
interface Intake<R> {
    Table table();

    /** With the names that things have now. */
    Reading<R> reading();

    /** What {@link #write} would do, in the order of the records. */
    List<Taken> compare(List<R> records);

    /** Within the running transaction. */
    List<Taken> write(List<R> records);

    interface Reading<R> {
        R read(RowCells row);

        /** What a record is about: two rows with the same key are about one thing. */
        String key(R record);
    }

    /** What became of a row. */
    enum Taken {
        NEW,
        CHANGED,
        SAME,
        TOO_LITTLE,
        UNKNOWN_CITY,
        UNKNOWN_EXPERT,
        UNKNOWN_TEAM,
        OF_OTHERS,
        UNDER_WAY;

        /** Modules say by the same names what they made of a record. */
        static Taken of(Enum<?> outcome) {
            return valueOf(outcome.name());
        }

        /** Why it was not taken; none when it was. */
        List<CellProblem> problems(Table table, RowCells row) {
            return switch (this) {
                case NEW, CHANGED, SAME -> List.of();
                case TOO_LITTLE ->
                    table.neededForNew().stream()
                            .filter(column -> row.cell(column).isEmpty())
                            .map(column -> new CellProblem(column, "", "exchange.problem.neededForNew", List.of()))
                            .toList();
                case UNKNOWN_CITY, UNKNOWN_EXPERT, UNKNOWN_TEAM, OF_OTHERS, UNDER_WAY ->
                    List.of(new CellProblem("", "", "exchange.problem.taken." + name(), List.of()));
            };
        }
    }
}
