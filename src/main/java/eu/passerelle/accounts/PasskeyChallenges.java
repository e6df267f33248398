package eu.passerelle.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.stereotype.Component;

/** What a browser was asked, until it answers: once, and in the session that was asked. */
@Component
class PasskeyChallenges {
    private static final String TO_ADD = "passkey-to-add";
    private static final String TO_SHOW = "passkey-to-show";
    private static final Duration OF_NOBODY_LIVES = Duration.ofMinutes(5);

    private final Passkeys passkeys;

    PasskeyChallenges(Passkeys passkeys) {
        this.passkeys = passkeys;
    }

    ResponseEntity<String> toAdd(HttpServletRequest request, PersonalAuthentication person) {
        PublicKeyCredentialCreationOptions options = passkeys.optionsToAdd(person);
        request.getSession().setAttribute(TO_ADD, options);
        return answer(options);
    }

    ResponseEntity<String> toShow(HttpServletRequest request) {
        PublicKeyCredentialRequestOptions options = passkeys.optionsToShow();
        HttpSession session = request.getSession();
        if (session.isNew()) {
            session.setMaxInactiveInterval(Math.toIntExact(OF_NOBODY_LIVES.toSeconds()));
        }
        session.setAttribute(TO_SHOW, options);
        return answer(options);
    }

    private ResponseEntity<String> answer(Object options) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(passkeys.written(options));
    }

    Optional<PublicKeyCredentialCreationOptions> askedToAdd(HttpServletRequest request) {
        return taken(request, TO_ADD).map(PublicKeyCredentialCreationOptions.class::cast);
    }

    /** Who answers what this session was asked; empty when it was asked nothing, or the answer is wrong. */
    Optional<Account> answered(HttpServletRequest request, String credential) {
        return taken(request, TO_SHOW)
                .map(PublicKeyCredentialRequestOptions.class::cast)
                .flatMap(options -> passkeys.owner(options, credential));
    }

    private static Optional<Object> taken(HttpServletRequest request, String name) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return Optional.empty();
        }
        Optional<Object> asked = Optional.ofNullable(session.getAttribute(name));
        session.removeAttribute(name);
        return asked;
    }
}
