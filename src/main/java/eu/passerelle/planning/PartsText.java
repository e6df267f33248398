package eu.passerelle.planning;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Parts of a plan as text, for what is kept as it was. */
@Component
class PartsText {
    private final JsonMapper json;

    PartsText(JsonMapper json) {
        this.json = json;
    }

    String write(Map<Field, String> values) {
        return json.writeValueAsString(values);
    }

    Map<Field, String> values(String text) {
        return json.readValue(text, new TypeReference<>() {});
    }

    String write(List<Part> parts) {
        return json.writeValueAsString(parts);
    }

    List<Part> parts(String text) {
        return json.readValue(text, new TypeReference<>() {});
    }
}
