package eu.passerelle.web;

import eu.passerelle.testing.Visitor;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/** A call of the API as its handler declares it, and a body that fits it but for one field. */
record ApiCall(RequestMethod method, String pattern, HandlerMethod handler) {
    /** What a field is called when its kind does not say enough to be taken. */
    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry("country", "FR"),
            Map.entry("language", "en"),
            Map.entry("languages", "en"),
            Map.entry("zone", "Europe/Paris"),
            Map.entry("address", "https://calendar.example/a.ics"),
            Map.entry("day", "MONDAY"),
            Map.entry("form", "REMOTE"),
            Map.entry("competence", "E4"),
            Map.entry("scopes", Visitor.EVERY_SCOPE.getFirst()),
            Map.entry("expert", "e04"),
            Map.entry("team", "t02"),
            Map.entry("engagement", "g011"));

    /** One value of the body. @param path as a problem names it, such as {@code needs[0].weight} */
    record Leaf(String path, Type type) {
        boolean takesWords() {
            return type == String.class;
        }
    }

    /** What may stand after the question mark. */
    List<String> parameters() {
        return Stream.of(handler.getMethod().getParameters())
                .flatMap(ApiCall::names)
                .distinct()
                .toList();
    }

    private static Stream<String> names(Parameter parameter) {
        RequestParam named = parameter.getAnnotation(RequestParam.class);
        if (named != null) {
            return Stream.of(named.name().isEmpty() ? parameter.getName() : named.name());
        }
        boolean bound = parameter.getAnnotations().length == 0
                && parameter.getType().isRecord()
                && !parameter.getType().getSimpleName().endsWith("Viewer");
        return bound ? Stream.of(parameter.getType().getRecordComponents()).map(RecordComponent::getName) : Stream.of();
    }

    Optional<Type> body() {
        Method method = handler.getMethod();
        return Stream.of(method.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(RequestBody.class))
                .map(Parameter::getParameterizedType)
                .filter(type -> type != byte[].class)
                .findFirst();
    }

    /** Of the body itself. */
    Set<String> fields() {
        return body().map(type -> Stream.of(((Class<?>) type).getRecordComponents())
                        .map(RecordComponent::getName)
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    List<Leaf> leaves() {
        var leaves = new ArrayList<Leaf>();
        body().ifPresent(type -> value("", type, new Leaf("?", type), "", leaves));
        return leaves;
    }

    Object bodyWith(Leaf spoilt, String payload) {
        return value("", body().orElseThrow(), spoilt, payload, new ArrayList<>());
    }

    private static Object value(String path, Type type, Leaf spoilt, String payload, List<Leaf> leaves) {
        if (type instanceof WildcardType some) {
            return value(path, some.getUpperBounds()[0], spoilt, payload, leaves);
        }
        Class<?> raw = (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
        if (raw.isRecord() && !isId(raw)) {
            var fields = new LinkedHashMap<String, Object>();
            for (RecordComponent part : raw.getRecordComponents()) {
                String below = path.isEmpty() ? part.getName() : path + "." + part.getName();
                fields.put(part.getName(), value(below, part.getGenericType(), spoilt, payload, leaves));
            }
            return fields;
        }
        if (Collection.class.isAssignableFrom(raw)) {
            return List.of(value(path + "[0]", inner(type, 0), spoilt, payload, leaves));
        }
        if (Map.class.isAssignableFrom(raw)) {
            String key = inner(type, 0) instanceof Class<?> keys && keys.isEnum()
                    ? keys.getEnumConstants()[0].toString()
                    : "a";
            return Map.of(key, value(path + "." + key, inner(type, 1), spoilt, payload, leaves));
        }
        if (raw == Optional.class) {
            return value(path, inner(type, 0), spoilt, payload, leaves);
        }
        leaves.add(new Leaf(path, isId(raw) || raw == Object.class ? String.class : raw));
        return spoilt.path().equals(path) ? payload : usual(path, raw);
    }

    /** Written as its value alone. */
    private static boolean isId(Class<?> type) {
        return type.isRecord()
                && type.getRecordComponents().length == 1
                && type.getRecordComponents()[0].getName().equals("value");
    }

    private static Type inner(Type type, int place) {
        return ((ParameterizedType) type).getActualTypeArguments()[place];
    }

    private static Object usual(String path, Class<?> type) {
        if (type.isEnum()) {
            return type.getEnumConstants()[0].toString();
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive() && type != boolean.class) {
            return 2;
        }
        if (type == Boolean.class || type == boolean.class) {
            return true;
        }
        Map<Class<?>, String> times = Map.of(
                LocalDate.class, "2027-05-03",
                LocalTime.class, "09:00",
                LocalDateTime.class, "2027-05-03T09:00",
                Instant.class, "2027-05-03T09:00:00Z");
        String name = path.replaceAll("\\[0]$|.*\\.(?=\\w+(\\[0])?$)", "");
        return times.getOrDefault(type, USUAL.getOrDefault(name, "words"));
    }
}
