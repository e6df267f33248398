package eu.passerelle.accounts.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** What becomes of those who come back from a provider. */
public interface Outcome {
    void vouched(HttpServletRequest request, HttpServletResponse response, Errand errand, Vouched person)
            throws IOException;

    /** @param errand empty when nobody was sent from this browser */
    void refused(HttpServletRequest request, HttpServletResponse response, Optional<Errand> errand, Refusal why)
            throws IOException;
}
