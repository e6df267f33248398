package eu.passerelle.planning;

import eu.passerelle.kernel.Typed;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;

/** What stands in the fields of a part’s form, right or wrong. The fields are named as {@link Field}. */
final class TypedPart {
    /** More than a plan has measures, so that too many are answered and kept, and still a bound. */
    private static final int MOST_TICKED = 600;

    private TypedPart() {}

    static Map<Field, String> of(Kind kind, MultiValueMap<String, String> fields) {
        var values = new EnumMap<Field, String>(Field.class);
        kind.typed().forEach(field -> values.put(field, value(field, fields)));
        return values;
    }

    private static String value(Field field, MultiValueMap<String, String> fields) {
        List<String> typed = Optional.ofNullable(fields.get(field.name())).orElse(List.of()).stream()
                .filter(Objects::nonNull)
                .limit(MOST_TICKED)
                .map(TypedPart::text)
                .toList();
        return switch (field.form()) {
            case MANY ->
                typed.stream()
                        .filter(one -> !one.isEmpty())
                        .map(TypedPart::line)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(" "));
            case PROSE -> typed.stream().findFirst().orElse("");
            case NUMBER -> typed.stream().findFirst().map(TypedPart::number).orElse("");
            default -> typed.stream().findFirst().map(TypedPart::line).orElse("");
        };
    }

    /** Word breaks lines and draws ticks and points by characters of its own. */
    static String text(String typed) {
        return Typed.text(typed.replace('\u000B', '\n')
                .replace('\uF0FC', '✓')
                .replace('\uF0B7', '•')
                .replace('\uF0A7', '▪'));
    }

    private static String line(String typed) {
        return typed.replaceAll("\\s+", " ");
    }

    /** A comma divides as a point does, spaces only help to read, and there is more than one minus. */
    private static String number(String typed) {
        return typed.replaceAll("[\\s\u00a0\u202f]", "").replace(',', '.').replace('−', '-');
    }
}
