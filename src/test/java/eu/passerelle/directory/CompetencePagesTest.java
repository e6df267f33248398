package eu.passerelle.directory;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.PasserelleTest;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

@PasserelleTest
class CompetencePagesTest {
    @Autowired
    CompetencePages pages;

    @Autowired
    ThymeleafViewResolver views;

    @Autowired
    WebApplicationContext context;

    @Test
    void suggestions_are_buttons_that_choose_a_competence_and_say_what_matched() throws Exception {
        String html = suggestions("Schweigepflicht", Locale.FRENCH);
        assertThat(html)
                .contains("name=\"competence\"", "value=\"C2\"", "<strong>")
                .containsIgnoringWhitespaces("trouvé par «\u202fSchweigepflicht\u202f»")
                .doesNotContain("<html", "??");
    }

    @Test
    void nothing_found_says_what_to_do() throws Exception {
        assertThat(suggestions("xyzzy", Locale.GERMAN))
                .contains("Versuchen Sie")
                .doesNotContain("<button");
    }

    @Test
    void nothing_typed_says_nothing() throws Exception {
        assertThat(suggestions("  ", Locale.ENGLISH)).doesNotContain("<button", "<p");
    }

    @Test
    void what_is_typed_is_text_and_never_markup() throws Exception {
        assertThat(suggestions("<script>alert(1)</script>", Locale.ENGLISH)).doesNotContain("<script");
    }

    private String suggestions(String typed, Locale locale) throws Exception {
        var model = new ExtendedModelMap();
        String name = pages.suggestions(typed, locale, model);
        var view = Objects.requireNonNull(views.resolveViewName(name, locale));
        var request = new MockHttpServletRequest();
        request.addPreferredLocale(locale);
        request.setAttribute(DispatcherServlet.WEB_APPLICATION_CONTEXT_ATTRIBUTE, context);
        var response = new MockHttpServletResponse();
        view.render(model, request, response);
        return response.getContentAsString();
    }
}
