package eu.passerelle.cities;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The demo's teams, as they are written. */
record DemoTeamsFile(List<Entry> teams) {

    record Entry(
            String id,
            String city,
            String name,
            String phase,
            String structure,
            List<String> levels,
            List<String> languages,
            Map<String, String> purpose,
            List<Member> members,
            @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> funders,
            @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> evaluators,
            Coordinator coordinator) {

        Map<String, Object> row() {
            return Map.of(
                    "id", id,
                    "city", city,
                    "languages", languages,
                    "members", memberRows(),
                    "funders", funders,
                    "evaluators", evaluators,
                    "properties", properties());
        }

        private Map<String, Object> properties() {
            var properties = new HashMap<String, Object>();
            properties.put("name", name);
            properties.put("phase", phase);
            properties.put("structure", structure);
            properties.put("levels", levels);
            properties.put("coordinatorGivenName", coordinator.givenName());
            properties.put("coordinatorFamilyName", coordinator.familyName());
            properties.put("coordinatorEmail", coordinator.email());
            properties.put("coordinatorLanguage", coordinator.language());
            purpose.forEach((language, text) -> properties.put("purpose_" + language, text));
            return properties;
        }

        private List<Map<String, Object>> memberRows() {
            return IntStream.range(0, members.size())
                    .mapToObj(i -> members.get(i).row(id + "-m" + (i + 1)))
                    .toList();
        }
    }

    record Member(String organisation, String profession) {
        Map<String, Object> row(String id) {
            return Map.of("id", id, "organisation", organisation, "profession", profession);
        }
    }

    record Coordinator(String givenName, String familyName, String email, String language) {}

    /** {@code demo/cities.yml} */
    record DemoCities(List<CityEntry> cities) {}
}
