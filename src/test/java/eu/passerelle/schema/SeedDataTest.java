package eu.passerelle.schema;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import eu.passerelle.kernel.SeedFiles;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the product ships with is whole and sound, before any of it is loaded. */
class SeedDataTest {
    private static final List<String> FOUR_LANGUAGES = List.of("en", "fr", "de", "ro");

    final SeedFiles files = new SeedFiles();
    final List<JsonNode> concepts = list("taxonomy/competences.yml", "concepts");
    final List<JsonNode> experts = list("demo/experts.yml", "experts");
    final List<JsonNode> teams = list("demo/teams.yml", "teams");
    final List<JsonNode> engagements = list("demo/engagements.yml", "engagements");

    @Test
    void at_least_ninety_competences_stand_in_three_levels() {
        assertThat(concepts).hasSizeGreaterThanOrEqualTo(90);
        assertThat(codes(concepts)).doesNotHaveDuplicates();
        assertThat(concepts).filteredOn(concept -> level(concept) == 1).hasSize(10);
        assertThat(concepts).filteredOn(concept -> level(concept) == 2).hasSize(73);
        assertThat(concepts).filteredOn(concept -> level(concept) == 3).hasSizeGreaterThanOrEqualTo(20);
        assertThat(concepts)
                .allSatisfy(concept ->
                        assertThat(text(concept, "broader")).isEqualTo(parentByItsCode(text(concept, "code"))));
    }

    @Test
    void every_competence_is_named_and_defined_in_four_languages() {
        assertThat(concepts).allSatisfy(concept -> {
            assertThat(inAllLanguages(concept.path("pref")))
                    .as(text(concept, "code"))
                    .isTrue();
            assertThat(inAllLanguages(concept.path("definition")))
                    .as(text(concept, "code"))
                    .isTrue();
        });
    }

    @Test
    void relations_between_competences_lead_to_others_that_exist() {
        Set<String> known = Set.copyOf(codes(concepts));
        assertThat(concepts).allSatisfy(concept -> {
            List<String> targets = targets(concept);
            assertThat(targets).as(text(concept, "code")).isSubsetOf(known).doesNotContain(text(concept, "code"));
        });
        assertThat(concepts)
                .flatExtracting(concept -> items(concept, "transferableTo"))
                .allSatisfy(transfer ->
                        assertThat(transfer.path("weight").asDouble()).isBetween(0.05, 0.95));
    }

    @Test
    void no_competence_presupposes_itself_in_the_end() {
        assertThat(concepts)
                .allSatisfy(concept -> assertThat(presupposed(text(concept, "code"), new TreeSet<>()))
                        .as(text(concept, "code"))
                        .doesNotContain(text(concept, "code")));
    }

    @Test
    void what_was_written_is_by_an_expert_and_in_a_language_that_exist() {
        List<JsonNode> publications = list("demo/publications.yml", "publications");
        assertThat(ids(publications)).doesNotHaveDuplicates().isNotEmpty();
        assertThat(publications)
                .extracting(publication -> text(publication, "expert"))
                .isSubsetOf(ids(experts));
        assertThat(publications)
                .extracting(publication -> text(publication, "language"))
                .isSubsetOf(keys("world/languages.csv"));
    }

    @Test
    void professions_belong_to_sectors_and_both_are_named_in_four_languages() {
        List<JsonNode> sectors = list("taxonomy/sectors.yml", "sectors");
        List<JsonNode> professions = list("taxonomy/sectors.yml", "professions");
        assertThat(sectors).hasSizeGreaterThanOrEqualTo(19);
        assertThat(professions).hasSizeGreaterThanOrEqualTo(13);
        assertThat(professions)
                .extracting(profession -> text(profession, "sector"))
                .isSubsetOf(codes(sectors));
        assertThat(Stream.concat(sectors.stream(), professions.stream()))
                .allMatch(each -> inAllLanguages(each.path("name")));
    }

    @Test
    void at_least_three_hundred_cities_have_a_country_languages_and_a_zone_that_exists() {
        List<NamedCsvRecord> cities = files.csv("world/cities.csv");
        Set<String> countries = keys("world/countries.csv");
        Set<String> languages = keys("world/languages.csv");
        assertThat(cities).hasSizeGreaterThanOrEqualTo(300);
        assertThat(cities).extracting(city -> city.getField("id")).doesNotHaveDuplicates();
        assertThat(cities).allSatisfy(city -> {
            assertThat(countries).contains(city.getField("country"));
            assertThat(languages).contains(city.getField("languages").split(" "));
            assertThat(ZoneId.of(city.getField("timeZone"))).isNotNull();
            assertThat(Integer.parseInt(city.getField("population"))).isPositive();
        });
    }

    @Test
    void the_fictional_network_has_eighty_experts_thirty_teams_and_150_engagements() {
        assertThat(experts).hasSize(80);
        assertThat(teams).hasSize(30);
        assertThat(engagements).hasSize(150);
        assertThat(Stream.of(experts, teams, engagements))
                .allSatisfy(nodes -> assertThat(ids(nodes)).doesNotHaveDuplicates());
        assertThat(experts).allMatch(expert -> text(expert, "email").endsWith(".example"));
    }

    @Test
    void every_competence_is_covered_and_unevenly_as_in_life() {
        var claims = experts.stream()
                .flatMap(expert -> items(expert, "competences").stream())
                .collect(Collectors.groupingBy(claim -> text(claim, "code"), Collectors.counting()));
        assertThat(codes(concepts)).containsAll(claims.keySet());
        assertThat(claims.keySet())
                .containsAll(codes(concepts).stream()
                        .filter(code -> code.length() > 1)
                        .toList());
        assertThat(claims.values()).anyMatch(experts -> experts == 1).anyMatch(experts -> experts >= 15);
    }

    @Test
    void what_the_fictional_network_points_to_exists() {
        Set<String> organisations = Set.copyOf(ids(list("demo/organisations.yml", "organisations")));
        Set<String> professions = Set.copyOf(codes(list("taxonomy/sectors.yml", "professions")));
        assertThat(teams).allSatisfy(team -> {
            assertThat(items(team, "members"))
                    .extracting(member -> text(member, "organisation"))
                    .isSubsetOf(organisations);
            assertThat(items(team, "members"))
                    .extracting(member -> text(member, "profession"))
                    .isSubsetOf(professions);
            assertThat(strings(team, "funders")).isSubsetOf(organisations);
            assertThat(strings(team, "evaluators")).isSubsetOf(organisations);
            assertThat(ids(list("demo/cities.yml", "cities"))).contains(text(team, "city"));
        });
        assertThat(experts).allSatisfy(expert -> {
            assertThat(items(expert, "employments"))
                    .extracting(job -> text(job, "organisation"))
                    .isSubsetOf(organisations);
            assertThat(strings(expert, "kin")).isSubsetOf(ids(teams));
            assertThat(strings(expert, "sectors")).isSubsetOf(codes(list("taxonomy/sectors.yml", "sectors")));
        });
        assertThat(engagements).allSatisfy(engagement -> {
            assertThat(ids(experts)).contains(text(engagement, "expert"));
            assertThat(ids(teams)).contains(text(engagement, "team"));
            assertThat(strings(engagement, "competences")).isSubsetOf(codes(concepts));
            assertThat(strings(engagement, "coMentors")).isSubsetOf(ids(experts));
        });
    }

    @Test
    void the_fictional_network_writes_in_all_four_languages() {
        assertThat(FOUR_LANGUAGES).allSatisfy(language -> {
            assertThat(experts).anyMatch(expert -> expert.path("summary").has(language));
            assertThat(teams).anyMatch(team -> team.path("purpose").has(language));
            assertThat(engagements)
                    .anyMatch(engagement -> engagement.path("summary").has(language));
        });
    }

    private Set<String> presupposed(String code, Set<String> met) {
        concepts.stream()
                .filter(concept -> text(concept, "code").equals(code))
                .flatMap(concept -> strings(concept, "prerequisites").stream())
                .filter(met::add)
                .forEach(next -> presupposed(next, met));
        return met;
    }

    private static List<String> targets(JsonNode concept) {
        return Stream.of(
                        strings(concept, "related"),
                        strings(concept, "prerequisites"),
                        items(concept, "transferableTo").stream()
                                .map(transfer -> text(transfer, "to"))
                                .toList())
                .flatMap(List::stream)
                .toList();
    }

    private static int level(JsonNode concept) {
        String code = text(concept, "code");
        return code.length() == 1 ? 1 : code.contains(".") ? 3 : 2;
    }

    /** B3.1 is below B3, B3 below B, B below nothing. */
    private static String parentByItsCode(String code) {
        return code.length() == 1
                ? ""
                : code.contains(".") ? code.substring(0, code.indexOf('.')) : code.substring(0, 1);
    }

    private static boolean inAllLanguages(JsonNode texts) {
        return FOUR_LANGUAGES.stream()
                .noneMatch(language -> text(texts, language).isBlank());
    }

    private List<JsonNode> list(String path, String key) {
        return items(files.yaml(path, JsonNode.class), key);
    }

    private Set<String> keys(String csv) {
        return files.csv(csv).stream().map(line -> line.getField("code")).collect(Collectors.toSet());
    }

    private static List<JsonNode> items(JsonNode node, String key) {
        return node.path(key).valueStream().toList();
    }

    private static List<String> strings(JsonNode node, String key) {
        return items(node, key).stream().map(JsonNode::asString).toList();
    }

    private static List<String> codes(List<JsonNode> nodes) {
        return nodes.stream().map(node -> text(node, "code")).toList();
    }

    private static List<String> ids(List<JsonNode> nodes) {
        return nodes.stream().map(node -> text(node, "id")).toList();
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).asString("");
    }
}
