package eu.passerelle.scheduling.outside;

import eu.passerelle.scheduling.outside.Skipped.Reason;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Gathers what is skipped, so that a thousand events with one fault are one sentence. */
final class SkippedSoFar {
    private static final int DETAILS_NAMED = 3;
    private static final int LONGEST_DETAIL = 60;

    private final Map<Reason, Skipped> byReason = new EnumMap<>(Reason.class);

    void note(Reason reason, Optional<LocalDate> day) {
        note(reason, day, "");
    }

    void note(Reason reason, Optional<LocalDate> day, String detail) {
        byReason.merge(reason, new Skipped(reason, 1, day, clean(detail)), SkippedSoFar::together);
    }

    List<Skipped> all() {
        return List.copyOf(byReason.values());
    }

    private static Skipped together(Skipped one, Skipped other) {
        Optional<LocalDate> first =
                Stream.concat(one.first().stream(), other.first().stream()).min(LocalDate::compareTo);
        return new Skipped(one.reason(), one.count() + other.count(), first, together(one.detail(), other.detail()));
    }

    private static String together(String some, String more) {
        if (more.isEmpty()) {
            return some;
        }
        var names = new TreeSet<>(List.of(some.split(", ")));
        if (names.size() < DETAILS_NAMED) {
            names.add(more);
        }
        return String.join(", ", names);
    }

    /** It was written by nobody knows whom, and is kept and shown. */
    private static String clean(String detail) {
        String line = detail.replaceAll("[\\p{Cntrl}\\p{Cs}\\p{Cf},]+", " ").strip();
        return line.substring(
                0, line.offsetByCodePoints(0, Math.min(LONGEST_DETAIL, line.codePointCount(0, line.length()))));
    }
}
