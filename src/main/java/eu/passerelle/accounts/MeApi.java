package eu.passerelle.accounts;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.TeamId;
import java.util.Optional;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR})
class MeApi {
    /** Whom the token acts for. */
    @GetMapping("/api/v1/me")
    Me me() {
        return SignedIn.find()
                .map(Me::of)
                .orElseThrow(() -> new InsufficientAuthenticationException("Nobody has signed in"));
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Me(
            AccountId account,
            String name,
            String email,
            Role role,
            Optional<String> language,
            Optional<ExpertId> expert,
            Optional<TeamId> team) {
        static Me of(SignedIn person) {
            Viewer viewer = person.viewer();
            return new Me(
                    viewer.account(),
                    person.name(),
                    person.email(),
                    viewer.role(),
                    person.language().map(language -> language.code()),
                    viewer instanceof ExpertViewer acting ? Optional.of(acting.expert()) : Optional.empty(),
                    viewer instanceof CityViewer acting ? Optional.of(acting.team()) : Optional.empty());
        }
    }
}
