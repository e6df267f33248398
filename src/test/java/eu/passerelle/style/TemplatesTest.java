package eu.passerelle.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the security policy or the template engine would refuse, and what would lose a form its token, is not written. */
class TemplatesTest {
    /** Mails have no style sheets, and no policy. */
    private static final String MAIL = "notifications/letter";

    private static final Map<String, Pattern> REFUSED = Map.of(
            "a fragment that is included before its loop begins",
                    Pattern.compile("<[^>]*th:(?:replace|insert)=[^>]*th:each=|<[^>]*th:each=[^>]*th:replace="),
            "a variable with a name that Thymeleaf keeps for itself",
                    Pattern.compile(
                            "th:each=\"(?:session|param|application)\\b|th:with=\"(?:session|param|application)="),
            "a style attribute or element", Pattern.compile("\\s(?:th:)?style(?:append)?=|<style"),
            "an event handler", Pattern.compile("\\s(?:th:)?on[a-z]+=|hx-on|hx-vals=['\"]js:|javascript:"),
            "a script in the page", Pattern.compile("<script(?![^>]*src=)"),
            "a file of another server", Pattern.compile("(?:src|href)=\"(?:https?:)?//"),
            "text that is not escaped", Pattern.compile("th:utext|\\[\\("),
            "a form without a token", Pattern.compile("<form(?=[^>]*method=\"post\")(?![^>]*th:action)[^>]*>"));

    private static final Pattern PASSWORD_FIELD =
            Pattern.compile("<input(?![^>]*type=\"hidden\")[^>]*(?:name=\"password\"|type=\"password\")[^>]*>");

    @Test
    void no_template_asks_for_what_is_refused() {
        var found = new ArrayList<String>();
        pages().forEach((file, text) -> REFUSED.forEach((what, pattern) -> {
            if (pattern.matcher(text).find()) {
                found.add(file + ": " + what);
            }
        }));
        assertThat(found).isEmpty();
    }

    @Test
    void every_page_has_the_layout_and_one_main_heading() {
        assertThat(pages().entrySet().stream().filter(page -> page.getValue().contains("components/layout :: page")))
                .hasSizeGreaterThan(5)
                .allSatisfy(page -> {
                    assertThat(page.getValue()).contains("<main id=\"main\"").contains("<title");
                    assertThat(page.getValue().split("<h1", -1))
                            .as(page.getKey())
                            .hasSizeGreaterThanOrEqualTo(2);
                });
    }

    @Test
    void every_field_of_a_password_hides_it_and_can_be_filled_by_a_program() {
        assertThat(pages().values().stream()
                        .flatMap(page -> PASSWORD_FIELD.matcher(page).results())
                        .map(MatchResult::group)
                        .filter(field -> !field.contains("type=\"hidden\"")))
                .hasSizeGreaterThan(5)
                .allMatch(field -> field.contains("type=\"password\"")
                        && field.matches("(?s).*autocomplete=\"(?:current|new)-password\".*")
                        && !field.contains("maxlength"));
    }

    @Test
    void style_sheets_load_nothing() {
        Map<String, String> sheets = SourceFiles.below(Path.of("src/main/resources/static/css"), ".css");
        assertThat(sheets).isNotEmpty();
        assertThat(sheets.values()).noneMatch(sheet -> sheet.contains("@import") || sheet.contains("url(http"));
    }

    private static Map<String, String> pages() {
        Map<String, String> pages = SourceFiles.below(SourceFiles.TEMPLATES, ".html");
        pages.keySet()
                .removeAll(List.copyOf(pages.keySet().stream()
                        .filter(file -> file.startsWith(MAIL))
                        .toList()));
        return pages;
    }
}
