package eu.passerelle.engagements.polls;

import eu.passerelle.kernel.Typed;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;

/** A poll as it stands in the fields, right or wrong. */
record TypedPoll(
        String minutes,
        String from,
        List<String> times,
        String lastDay,
        String place,
        String quorum,
        List<Row> people) {
    static final int MOST_PEOPLE = 30;
    static final int MOST_TIMES = 8;
    /** More than may be asked for, so that too many are answered and kept, and still a bound. */
    static final int MOST_TICKED = 100;

    private static final Instant FARTHEST = Instant.parse("9999-01-01T00:00:00Z");
    private static final int FIRST_ROWS = 4;
    private static final int MORE_ROWS = 4;

    TypedPoll {
        times = List.copyOf(times);
        people = List.copyOf(people);
    }

    /** One person; the fields of the form end in the number. */
    record Row(
            int number,
            String name,
            String email,
            String language,
            String kind,
            String standsFor,
            boolean required,
            String deputyOf) {
        static Row of(MultiValueMap<String, String> fields, int number) {
            return new Row(
                    number,
                    line(fields, "name" + number),
                    line(fields, "email" + number),
                    line(fields, "language" + number),
                    line(fields, "kind" + number),
                    line(fields, "standsFor" + number),
                    !line(fields, "required" + number).isEmpty(),
                    line(fields, "deputyOf" + number));
        }

        public boolean isBlank() {
            return name.isEmpty() && email.isEmpty() && standsFor.isEmpty();
        }
    }

    static TypedPoll of(MultiValueMap<String, String> fields) {
        return new TypedPoll(
                line(fields, "minutes"),
                line(fields, "from"),
                Optional.ofNullable(fields.get("time")).orElse(List.of()).stream()
                        .filter(Objects::nonNull)
                        .map(Typed::text)
                        .distinct()
                        .limit(MOST_TICKED)
                        .toList(),
                line(fields, "lastDay"),
                Typed.text(fields.getFirst("place")),
                line(fields, "quorum"),
                rows(fields));
    }

    /** As many as there were, a few more if asked for, and never none. */
    private static List<Row> rows(MultiValueMap<String, String> fields) {
        int typed = IntStream.rangeClosed(1, MOST_PEOPLE)
                .filter(number -> fields.containsKey("name" + number))
                .max()
                .orElse(FIRST_ROWS);
        int more = fields.containsKey("more") ? MORE_ROWS : 0;
        return IntStream.rangeClosed(1, Math.min(typed + more, MOST_PEOPLE))
                .mapToObj(number -> Row.of(fields, number))
                .toList();
    }

    /** Those of the times that can be read. */
    List<Instant> instants() {
        return times.stream().flatMap(TypedPoll::instant).distinct().sorted().toList();
    }

    private static Stream<Instant> instant(String typed) {
        try {
            return Stream.of(Instant.parse(typed)).filter(at -> at.isAfter(Instant.EPOCH) && at.isBefore(FARTHEST));
        } catch (DateTimeException e) {
            return Stream.empty();
        }
    }

    private static String line(MultiValueMap<String, String> fields, String name) {
        return Typed.text(fields.getFirst(name)).replaceAll("\\s+", " ");
    }
}
