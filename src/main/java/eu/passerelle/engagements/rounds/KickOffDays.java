package eu.passerelle.engagements.rounds;

import eu.passerelle.engagements.meetings.KickOffs;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Between which days, and how long, as it was typed. */
record KickOffDays(
        @Nullable String from,
        @Nullable String until,
        @Nullable String minutes) {
    private static final int LATEST_YEAR = 9999;
    private static final FieldProblem UNKNOWN_LENGTH = FieldProblem.of("minutes", "engagements.problem.minutes");

    record Read(LocalDate from, LocalDate until, Duration length) {}

    boolean isEmpty() {
        return from == null && until == null && minutes == null;
    }

    /** @throws InvalidInput naming each field that is wrong */
    Read read() {
        var problems = new ArrayList<FieldProblem>();
        Optional<LocalDate> first = date("from", from, problems);
        Optional<LocalDate> last = date("until", until, problems);
        Optional<Duration> length = offered(minutes);
        if (length.isEmpty()) {
            problems.add(UNKNOWN_LENGTH);
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return new Read(first.orElseThrow(), last.orElseThrow(), length.orElseThrow());
    }

    private static Optional<LocalDate> date(String field, @Nullable String typed, List<FieldProblem> problems) {
        try {
            LocalDate date = LocalDate.parse(Typed.text(typed));
            if (date.getYear() > 0 && date.getYear() <= LATEST_YEAR) {
                return Optional.of(date);
            }
        } catch (DateTimeException e) {
            // Told below, like a year that no calendar has.
        }
        problems.add(FieldProblem.of(field, "engagements.problem.date"));
        return Optional.empty();
    }

    /** @throws InvalidInput when it is not offered */
    static Duration length(@Nullable String minutes) {
        return offered(minutes).orElseThrow(() -> new InvalidInput(UNKNOWN_LENGTH));
    }

    private static Optional<Duration> offered(@Nullable String minutes) {
        String typed = Typed.text(minutes);
        return KickOffs.LENGTHS.stream()
                .filter(offered -> offered.toString().equals(typed))
                .findFirst()
                .map(Duration::ofMinutes);
    }
}
