package eu.passerelle.directory;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The demo's experts, as they are written; the parts that other modules load are passed over. */
record DemoExpertsFile(List<Entry> experts) {

    @JsonIgnoreProperties({"availability", "ownDays", "absences", "kin"})
    record Entry(
            String id,
            String givenName,
            String familyName,
            String alias,
            String email,
            String type,
            String country,
            String timeZone,
            String status,
            String visibility,
            int hoursPerMonth,
            int parallelEngagements,
            boolean remote,
            OnSite onSite,
            Map<String, String> languages,
            @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> legalSystems,
            @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> sectors,
            @JsonSetter(nulls = Nulls.AS_EMPTY) List<Employment> employments,
            List<Claimed> competences,
            @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, String> summary) {

        Map<String, Object> row(LocalDate today) {
            var row = new HashMap<String, Object>();
            row.put("id", id);
            row.put("properties", properties());
            row.put("country", country);
            row.put("visits", onSite.offered() ? onSite.countries() : List.of());
            row.put("legalSystems", legalSystems);
            row.put("sectors", sectors);
            row.put("languages", spoken());
            row.put(
                    "employments",
                    employments.stream().map(job -> job.row(today)).toList());
            row.put(
                    "claims",
                    competences.stream().map(claim -> claim.row(today)).toList());
            return row;
        }

        private Map<String, Object> properties() {
            var properties = new HashMap<String, Object>();
            properties.put("givenName", givenName);
            properties.put("familyName", familyName);
            properties.put("alias", alias);
            properties.put("email", email);
            properties.put("type", type);
            properties.put("timeZone", timeZone);
            properties.put("status", status);
            properties.put("visibility", visibility);
            properties.put("hoursPerMonth", hoursPerMonth);
            properties.put("parallelEngagements", parallelEngagements);
            properties.put("remote", remote);
            properties.put("onSite", onSite.offered());
            summary.forEach((language, text) -> properties.put("summary_" + language, text));
            return properties;
        }

        private List<Map<String, Object>> spoken() {
            return languages.entrySet().stream()
                    .map(language -> Map.<String, Object>of("code", language.getKey(), "level", language.getValue()))
                    .toList();
        }
    }

    record OnSite(
            boolean offered,
            @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> countries) {}

    record Employment(String organisation, int fromMonthsAgo, Optional<Integer> toMonthsAgo) {
        Map<String, Object> row(LocalDate today) {
            var row = new HashMap<String, Object>();
            row.put("organisation", organisation);
            row.put("from", today.minusMonths(fromMonthsAgo));
            toMonthsAgo.ifPresent(months -> row.put("to", today.minusMonths(months)));
            return row;
        }
    }

    record Claimed(String code, int level, String evidence, Optional<Integer> verifiedMonthsAgo) {
        Map<String, Object> row(LocalDate today) {
            var row = new HashMap<String, Object>();
            row.put("code", code);
            row.put("level", level);
            row.put("evidence", evidence);
            verifiedMonthsAgo.ifPresent(months -> row.put("verifiedOn", today.minusMonths(months)));
            return row;
        }
    }

    record Organisations(List<Organisation> organisations) {
        List<Map<String, Object>> rows() {
            return organisations.stream().map(Organisation::row).toList();
        }
    }

    record Organisation(String id, String name, String sector, String country) {
        Map<String, Object> row() {
            return Map.of("id", id, "name", name, "sector", sector, "country", country);
        }
    }
}
