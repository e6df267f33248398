package eu.passerelle.accounts;

import eu.passerelle.kernel.NotWhileLooking;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The ways on from a look as somebody else. */
@Controller
class GuisePages {
    static final String PATH = "/guise";
    static final String END = PATH + "/end";

    private final Guises guises;

    GuisePages(Guises guises) {
        this.guises = guises;
    }

    @PostMapping(END)
    @AllowedTo(Role.COORDINATOR)
    String end(HttpServletRequest request) {
        return "redirect:" + guises.takeOff(request);
    }

    /** Where whatever is sent in a guise ends. */
    @RequestMapping(PATH)
    @AllowedTo({Role.CITY, Role.EXPERT})
    String refused(HttpServletRequest request) {
        throw new NotWhileLooking(request.getMethod());
    }
}
