package eu.passerelle.casework.cards;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.casework.cards.Exercise.Certificate;
import eu.passerelle.kernel.Attachment;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.PublicAddress;
import eu.passerelle.kernel.Typed;
import eu.passerelle.kernel.papers.Paper;
import eu.passerelle.kernel.papers.Paper.Fact;
import eu.passerelle.kernel.papers.Paper.Facts;
import eu.passerelle.kernel.papers.Paper.Heading;
import eu.passerelle.kernel.papers.Paper.Text;
import eu.passerelle.kernel.papers.Pdf;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Anybody can ask whether a certificate is valid, and learns for which course and since when. Whose it is stands there only
 * while it is valid, and for those to whom the holder gave the whole address.
 */
@Controller
class CertificatePages {
    private static final int LONGEST = 500;

    private final Exercises exercises;
    private final TrainingCases cases;
    private final CaseWording wording;
    private final Pdf pdf;
    private final MessageSource messages;
    private final PublicAddress site;

    CertificatePages(
            Exercises exercises,
            TrainingCases cases,
            CaseWording wording,
            Pdf pdf,
            MessageSource messages,
            PublicAddress site) {
        this.exercises = exercises;
        this.cases = cases;
        this.wording = wording;
        this.pdf = pdf;
        this.messages = messages;
        this.site = site;
    }

    /** @param holder the key that stands in the holder’s own address */
    @GetMapping("/certificates/{id}")
    @AllowedTo(Role.ANYONE)
    ModelAndView check(@PathVariable String id, @RequestParam(defaultValue = "") String holder, Locale locale) {
        Certificate certificate = exercises.issued(id).certificate();
        boolean named = certificate.isValid(exercises.today()) && certificate.isOpenedBy(holder);
        return new ModelAndView("casework/certificate")
                .addObject("certificate", certificate)
                .addObject("state", certificate.state(exercises.today()))
                .addObject("course", course(certificate, locale))
                .addObject("holder", named ? certificate.holder() : "")
                .addObject("words", wording.of(locale));
    }

    @GetMapping("/casework/certificates/{id}/paper.pdf")
    @AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR})
    ResponseEntity<byte[]> paper(Viewer viewer, @PathVariable String id, Locale locale) {
        return Attachment.pdf("certificate-" + id + ".pdf").with(pdf.of(paper(exercises.own(viewer, id), locale)));
    }

    @GetMapping("/casework/certificates/{id}/withdrawal")
    @AllowedTo({Role.EXPERT, Role.COORDINATOR})
    ModelAndView ask(Viewer viewer, @PathVariable String id, Locale locale) {
        return withdrawal(viewer, id, "", List.of(), locale);
    }

    @PostMapping("/casework/certificates/{id}/withdrawal")
    @AllowedTo({Role.EXPERT, Role.COORDINATOR})
    ModelAndView withdraw(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String commandId,
            Locale locale) {
        String why = Typed.text(reason);
        if (why.isEmpty() || why.length() > LONGEST) {
            var problem = FieldProblem.of("reason", "casework.problem.line", LONGEST);
            ModelAndView page = withdrawal(viewer, id, why, List.of(problem), locale);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        exercises.withdraw(viewer, id, why, commandId);
        return new ModelAndView("redirect:/certificates/" + id);
    }

    private ModelAndView withdrawal(
            Viewer viewer, String id, String reason, List<FieldProblem> problems, Locale locale) {
        Certificate certificate = exercises.withdrawable(viewer, id);
        return new ModelAndView("casework/certificate-withdrawal")
                .addObject("certificate", certificate)
                .addObject("course", course(certificate, locale))
                .addObject("reason", reason)
                .addObject("problems", problems)
                .addObject("words", wording.of(locale))
                .addObject("commandId", Ids.random());
    }

    private Paper paper(Certificate certificate, Locale locale) {
        CaseWording.Words words = wording.of(locale);
        String address = site.page("/certificates/" + certificate.id()).toString();
        return new Paper(
                word("casework.certificate.title", locale),
                course(certificate, locale),
                locale,
                List.of(
                        new Text(word("casework.certificate.text", locale)),
                        new Facts(List.of(
                                new Fact(word("casework.certificate.holder", locale), certificate.holder()),
                                new Fact(word("casework.certificate.course", locale), course(certificate, locale)),
                                new Fact(
                                        word("casework.certificate.issued", locale), words.day(certificate.issuedOn())),
                                new Fact(word("casework.certificate.until", locale), words.day(certificate.until())),
                                new Fact(word("casework.certificate.code", locale), certificate.id()))),
                        new Heading(1, word("casework.certificate.check", locale)),
                        new Text(word("casework.certificate.check.text", locale) + "\n" + address),
                        new Text(word("casework.certificate.check.name", locale) + "\n" + address + "?holder="
                                + certificate.key())));
    }

    /** A certificate outlives the case that it was earned on. */
    private String course(Certificate certificate, Locale locale) {
        String example = certificate.example();
        return cases.find(example, locale)
                .map(known -> messages.getMessage(
                        "casework.certificate.courseOf", new Object[] {known.name(), example}, locale))
                .orElseGet(() ->
                        messages.getMessage("casework.certificate.courseOf.unnamed", new Object[] {example}, locale));
    }

    private String word(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
