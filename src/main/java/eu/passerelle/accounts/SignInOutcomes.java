package eu.passerelle.accounts;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/** Where people go after a password, right or wrong, and when a form comes without its token. */
class SignInOutcomes implements AuthenticationSuccessHandler, AuthenticationFailureHandler, AccessDeniedHandler {
    private final Entrance entrance;

    SignInOutcomes(Entrance entrance) {
        this.entrance = entrance;
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication person)
            throws IOException {
        entrance.stay(request.getSession());
        response.sendRedirect(next(request));
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        if (failure instanceof SecondFactorNeeded needed) {
            entrance.waitForFactor(request, needed.account(), next(request));
            response.sendRedirect(CodePages.PATH);
        } else {
            request.setAttribute(WebAttributes.AUTHENTICATION_EXCEPTION, failure);
            request.getRequestDispatcher("/sign-in/refused").forward(request, response);
        }
    }

    private static String next(HttpServletRequest request) {
        return ReturnPath.afterSigningIn(request.getParameter("next")).value();
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
