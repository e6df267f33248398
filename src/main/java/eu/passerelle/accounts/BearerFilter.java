package eu.passerelle.accounts;

import eu.passerelle.kernel.SecretToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Recognises the holder of a token. Without a good one the request goes on as nobody's, and gets no further. */
class BearerFilter extends OncePerRequestFilter {
    private static final String BEARER = "Bearer ";

    private final AccessTokens tokens;

    BearerFilter(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        token(request).flatMap(tokens::holder).ifPresent(BearerFilter::signIn);
        chain.doFilter(request, response);
    }

    private static Optional<SecretToken> token(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> new SecretToken(header.substring(BEARER.length()).strip()));
    }

    private static void signIn(AccessTokens.Holder holder) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new BearerAuthentication(holder.person(), holder.reach()));
        SecurityContextHolder.setContext(context);
    }
}
