package eu.passerelle.directory.duplicates;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** A state as JSON, so that a merge can be taken back; dates are written as {@code {"date": "2027-03-01"}}. */
@Component
class StateText {
    private static final String DATE = "date";

    private final JsonMapper json;

    StateText(JsonMapper json) {
        this.json = json;
    }

    String write(ExpertState state) {
        return json.writeValueAsString(new ExpertState(
                written(state.properties()),
                state.ties().stream()
                        .map(tie -> with(tie, written(tie.properties())))
                        .toList()));
    }

    ExpertState read(String text) {
        ExpertState state = json.readValue(text, ExpertState.class);
        return new ExpertState(
                read(state.properties()),
                state.ties().stream()
                        .map(tie -> with(tie, read(tie.properties())))
                        .toList());
    }

    private static ExpertState.Tie with(ExpertState.Tie tie, Map<String, Object> properties) {
        return new ExpertState.Tie(tie.type(), tie.label(), tie.key(), tie.name(), properties);
    }

    private static Map<String, Object> written(Map<String, Object> values) {
        var written = new HashMap<>(values);
        written.replaceAll((key, value) -> value instanceof LocalDate day ? Map.of(DATE, day.toString()) : value);
        return written;
    }

    private static Map<String, Object> read(Map<String, Object> values) {
        var read = new HashMap<>(values);
        read.replaceAll((key, value) -> switch (value) {
            case Map<?, ?> map -> LocalDate.parse(String.valueOf(map.get(DATE)));
            case Integer number -> number.longValue();
            case List<?> list -> List.copyOf(list);
            default -> value;
        });
        return read;
    }
}
