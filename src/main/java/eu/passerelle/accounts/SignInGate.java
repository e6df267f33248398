package eu.passerelle.accounts;

import eu.passerelle.accounts.SignIns.Standing;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks at each request whether the sign-in still stands. Where it does not, the request goes on as nobody's; where it lacks
 * a factor that it must have, or is about to be erased, it gets to the one page for that and no further.
 */
class SignInGate extends OncePerRequestFilter {
    /** Besides the one page: what it looks like, and the ways out of it. */
    private static final List<String> ALWAYS_OPEN =
            List.of(ProofPages.PATH, "/sign-out", "/sign-in", "/language", "/css", "/js", "/img", "/webjars");

    private final SignIns signIns;

    SignInGate(SignIns signIns) {
        this.signIns = signIns;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Standing standing = PersonalAuthentication.find().map(signIns::standing).orElse(Standing.OPEN);
        if (standing == Standing.OVER) {
            end(request);
        }
        String path = request.getServletPath();
        if (standing == Standing.NEEDS_A_FACTOR && !isOpen(path, SigningInPages.PATH)) {
            lead(response, SigningInPages.PATH);
            return;
        }
        if (standing == Standing.LEAVES && !isOpen(path, LeavingPages.PATH)) {
            lead(response, LeavingPages.PATH);
            return;
        }
        chain.doFilter(request, response);
    }

    private static void lead(HttpServletResponse response, String page) {
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader("Location", page);
    }

    private static void end(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        Optional.ofNullable(request.getSession(false)).ifPresent(HttpSession::invalidate);
    }

    private static boolean isOpen(String path, String page) {
        return Stream.concat(Stream.of(page), ALWAYS_OPEN.stream())
                .anyMatch(open -> path.equals(open) || path.startsWith(open + "/"));
    }
}
