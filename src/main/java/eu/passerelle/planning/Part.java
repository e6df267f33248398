package eu.passerelle.planning;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A goal, a measure or another part of a plan.
 *
 * @param number by which people name it within its kind
 * @param revision one more each time that it is written
 * @param values what is said of it; what is not said is absent
 */
record Part(String id, Kind kind, int number, int revision, boolean removed, Map<Field, String> values) {
    Part {
        var said = new EnumMap<Field, String>(Field.class);
        values.forEach((field, value) -> {
            if (!value.isEmpty()) {
                said.put(field, value);
            }
        });
        values = Collections.unmodifiableMap(said);
    }

    Part with(Map<Field, String> changed) {
        return new Part(id, kind, number, revision + 1, false, changed);
    }

    public String text(Field field) {
        return values.getOrDefault(field, "");
    }

    public boolean says(Field field) {
        return values.containsKey(field);
    }

    public Optional<LocalDate> day(Field field) {
        return Optional.ofNullable(values.get(field)).map(LocalDate::parse);
    }

    List<String> many(Field field) {
        return many(text(field));
    }

    static List<String> many(String value) {
        return value.isEmpty() ? List.of() : List.of(value.split(" "));
    }

    /** Of a measure. */
    public Status status() {
        return says(Field.STATUS) ? Status.valueOf(text(Field.STATUS)) : Status.PLANNED;
    }

    public boolean isOverdue(LocalDate today) {
        return !status().isOver() && day(Field.DUE).filter(today::isAfter).isPresent();
    }
}
