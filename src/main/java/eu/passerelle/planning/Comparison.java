package eu.passerelle.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is different between a plan as it was and as it is. */
record Comparison(List<Difference> differences) {
    Comparison {
        differences = List.copyOf(differences);
    }

    enum How {
        ADDED,
        CHANGED,
        REMOVED
    }

    /** @param part as it is, or as it was before it was removed @param fields of a changed one */
    record Difference(How how, Part part, List<FieldDifference> fields) {}

    record FieldDifference(Field field, String before, String after) {}

    static Comparison of(List<Part> before, List<Part> after) {
        Map<String, Part> old = byId(before);
        Map<String, Part> present = byId(after);
        var differences = new ArrayList<Difference>();
        after.forEach(part -> {
            Part was = old.get(part.id());
            if (was == null) {
                differences.add(new Difference(How.ADDED, part, List.of()));
            } else if (!was.values().equals(part.values())) {
                differences.add(new Difference(How.CHANGED, part, fields(was, part)));
            }
        });
        before.stream()
                .filter(part -> !present.containsKey(part.id()))
                .forEach(part -> differences.add(new Difference(How.REMOVED, part, List.of())));
        return new Comparison(differences);
    }

    static List<FieldDifference> fields(Part before, Part after) {
        return fields(after.kind(), before.values(), after.values());
    }

    static List<FieldDifference> fields(Kind kind, Map<Field, String> before, Map<Field, String> after) {
        return kind.fields().stream()
                .map(field -> new FieldDifference(field, before.getOrDefault(field, ""), after.getOrDefault(field, "")))
                .filter(one -> !Objects.equals(one.before(), one.after()))
                .toList();
    }

    public boolean isEmpty() {
        return differences.isEmpty();
    }

    Stream<Part> parts() {
        return differences.stream().map(Difference::part);
    }

    private static Map<String, Part> byId(List<Part> parts) {
        return parts.stream().collect(Collectors.toMap(Part::id, Function.identity()));
    }
}
