package eu.passerelle.directory.competences;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What all pages on the taxonomy show. */
@Component
class TaxonomyView {
    private final MessageSource messages;

    TaxonomyView(MessageSource messages) {
        this.messages = messages;
    }

    ModelAndView page(String template, Scheme scheme, Locale locale) {
        return new ModelAndView("taxonomy/" + template)
                .addObject("words", new ConceptWords(scheme, locale, messages))
                .addObject("problems", List.of());
    }
}
