package eu.passerelle.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Signing in by a passkey, without an address and without a password. */
@Controller
@RequestMapping("/sign-in/passkey")
@AllowedTo(Role.ANYONE)
class PasskeySignInPages {
    private static final String THROTTLED_AS = "passkey";

    private final PasskeyChallenges challenges;
    private final Entrance entrance;
    private final SignInThrottle throttle;

    PasskeySignInPages(PasskeyChallenges challenges, Entrance entrance, SignInThrottle throttle) {
        this.challenges = challenges;
        this.entrance = entrance;
        this.throttle = throttle;
    }

    /** Each answer keeps a session: nobody fills the memory with them. */
    @PostMapping("/options")
    ResponseEntity<String> options(HttpServletRequest request) {
        if (!throttle.takeFrom(request.getRemoteAddr())) {
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).build();
        }
        return challenges.toShow(request);
    }

    @PostMapping
    String signIn(
            @RequestParam(defaultValue = "") String credential,
            @RequestParam(defaultValue = "/") String next,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        String path = ReturnPath.afterSigningIn(next).value();
        String address = request.getRemoteAddr();
        if (!throttle.take(THROTTLED_AS, address)) {
            return refused("TOO_MANY", path, request, redirect);
        }
        Optional<Account> owner = challenges.answered(request, credential);
        if (owner.isEmpty()) {
            return refused("PASSKEY", path, request, redirect);
        }
        throttle.giveBackTo(address);
        throttle.giveBack(THROTTLED_AS, address);
        entrance.enter(request, response, owner.get(), SignInMethod.PASSKEY);
        return "redirect:" + path;
    }

    /** Back to where it was asked: beside the password, or after it. */
    private String refused(String notice, String path, HttpServletRequest request, RedirectAttributes redirect) {
        redirect.addFlashAttribute(SignInPages.REFUSAL, notice);
        if (entrance.halfWay(request).isPresent()) {
            return "redirect:" + CodePages.PATH;
        }
        redirect.addAttribute("next", path);
        return "redirect:/sign-in";
    }
}
