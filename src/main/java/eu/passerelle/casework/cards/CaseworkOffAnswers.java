package eu.passerelle.casework.cards;

import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Says on every page of the module why it is off, and how to switch it on. */
@ControllerAdvice(basePackageClasses = CaseworkOff.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class CaseworkOffAnswers {
    private final Assessments assessments;
    private final CaseWording wording;

    CaseworkOffAnswers(Assessments assessments, CaseWording wording) {
        this.assessments = assessments;
        this.wording = wording;
    }

    @ExceptionHandler
    ModelAndView off(CaseworkOff off, Locale locale) {
        ModelAndView page = new ModelAndView("casework/off")
                .addObject("last", assessments.latest().orElse(null))
                .addObject("grace", Assessments.GRACE.getDays())
                .addObject("words", wording.of(locale));
        page.setStatus(HttpStatus.CONFLICT);
        return page;
    }
}
