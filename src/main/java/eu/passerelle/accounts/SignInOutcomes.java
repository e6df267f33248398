package eu.passerelle.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/** Where people go after signing in, and when a form comes without its token. */
class SignInOutcomes implements AuthenticationSuccessHandler, AccessDeniedHandler {
    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication person)
            throws IOException {
        response.sendRedirect(
                ReturnPath.afterSigningIn(request.getParameter("next")).value());
    }

    /** The form may be as old as the last visit: whoever must sign in again does that first, and comes back to the page. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException {
        if (SignedIn.find().isPresent()) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            response.sendRedirect(
                    "/sign-in?again&next=" + URLEncoder.encode(request.getRequestURI(), StandardCharsets.UTF_8));
        }
    }
}
