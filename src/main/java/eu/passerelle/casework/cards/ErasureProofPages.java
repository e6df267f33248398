package eu.passerelle.casework.cards;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.casework.cards.CaseErasure.Proof;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Whether a card is gone: for whoever knows its code, also while the module is off. */
@Controller
@RequestMapping("/casework/proofs")
@AllowedTo(Role.CITY)
class ErasureProofPages {
    private final CaseErasure erasure;
    private final CaseWording wording;

    ErasureProofPages(CaseErasure erasure, CaseWording wording) {
        this.erasure = erasure;
        this.wording = wording;
    }

    @GetMapping
    ModelAndView ask(CityViewer viewer, Locale locale) {
        return page(Optional.empty(), "", locale);
    }

    /** A form, so that no code ends in an address. */
    @PostMapping
    ModelAndView look(CityViewer viewer, @RequestParam(defaultValue = "") String code, Locale locale) {
        CaseCode typed = CaseCode.typed(code);
        return page(erasure.proof(typed.hash()), typed.value(), locale);
    }

    @GetMapping("/{hash}")
    ModelAndView show(CityViewer viewer, @PathVariable String hash, Locale locale) {
        Optional<Proof> proof = erasure.proof(hash);
        ModelAndView page = page(proof, "", locale);
        if (proof.isEmpty()) {
            page.setStatus(HttpStatus.NOT_FOUND);
        }
        return page;
    }

    private ModelAndView page(Optional<Proof> proof, String code, Locale locale) {
        return new ModelAndView("casework/proof")
                .addObject("proof", proof.orElse(null))
                .addObject("code", code)
                .addObject("words", wording.of(locale));
    }
}
