package eu.passerelle.archive;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Values of the graph as JSON. Texts, truth values, whole and broken numbers are themselves; a value of time is an object
 * with its kind and its ISO 8601 form, such as {@code {"date": "2027-03-01"}}.
 */
final class Values {
    private Values() {}

    /** In the order of the names, so that equal nodes are equal lines. */
    static Map<String, Object> written(Map<String, Object> properties) {
        var written = new TreeMap<String, Object>();
        properties.forEach((name, value) -> written.put(name, written(value)));
        return written;
    }

    static List<Object> written(List<?> values) {
        return values.stream().map(Values::written).toList();
    }

    private static Object written(Object value) {
        return switch (value) {
            case String text -> text;
            case Boolean truth -> truth;
            case Long number -> number;
            case Double number -> number;
            case List<?> list -> written(list);
            case LocalDate day -> Map.of("date", day.toString());
            case ZonedDateTime time -> Map.of("dateTime", time.toString());
            case LocalDateTime time -> Map.of("localDateTime", time.toString());
            case LocalTime time -> Map.of("localTime", time.toString());
            case OffsetTime time -> Map.of("time", time.toString());
            default ->
                throw new IllegalStateException("A value of " + value.getClass()
                        + " cannot be archived. Maybe store it as one of the kinds that Values lists.");
        };
    }

    static Map<String, Object> read(Map<String, Object> properties) {
        var read = new TreeMap<String, Object>();
        properties.forEach((name, value) -> read.put(name, read(value)));
        return read;
    }

    static List<Object> read(List<?> values) {
        return values.stream().map(Values::read).toList();
    }

    private static Object read(Object value) {
        return switch (value) {
            case Integer number -> number.longValue();
            case List<?> list -> read(list);
            case Map<?, ?> time -> time(time);
            default -> value;
        };
    }

    private static Object time(Map<?, ?> time) {
        Map.Entry<?, ?> only = time.entrySet().iterator().next();
        String text = String.valueOf(only.getValue());
        return switch (String.valueOf(only.getKey())) {
            case "date" -> LocalDate.parse(text);
            case "dateTime" -> ZonedDateTime.parse(text);
            case "localDateTime" -> LocalDateTime.parse(text);
            case "localTime" -> LocalTime.parse(text);
            case "time" -> OffsetTime.parse(text);
            default -> throw new IllegalArgumentException("Unknown kind of value: " + only.getKey());
        };
    }
}
