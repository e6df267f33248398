package eu.passerelle.accounts;

import eu.passerelle.kernel.OnlyLooking;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * While a coordinator looks as somebody else, each request is that person's and only reads: whatever is sent is refused
 * here, what would write in a transaction of ours is refused there, and which pages are shown {@link GuiseInterceptor} says.
 */
class GuiseGate extends OncePerRequestFilter {
    /** How a page looks is nobody's. */
    private static final List<String> FILES = List.of("/css/", "/js/", "/img/", "/webjars/");

    /** Fetched while somebody types into a page that is noted. */
    private static final String SUGGESTIONS = "/suggestions";

    private static final List<String> WAYS_OUT = List.of(GuisePages.END, "/sign-out");

    private final Guises guises;

    GuiseGate(Guises guises) {
        this.guises = guises;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Guise> worn = PersonalAuthentication.find().flatMap(person -> guises.of(request));
        String path = request.getServletPath();
        if (worn.isEmpty() || WAYS_OUT.contains(path) || FILES.stream().anyMatch(path::startsWith)) {
            chain.doFilter(request, response);
        } else if (request.getDispatcherType() == DispatcherType.ERROR) {
            look(worn.get(), request, response, chain);
        } else if (!guises.stands(worn.get())) {
            lead(response, guises.takeOff(request));
        } else if ("GET".equals(request.getMethod())) {
            if (!path.endsWith(SUGGESTIONS)) {
                guises.note(worn.get(), path);
            }
            look(worn.get(), request, response, chain);
        } else {
            wear(worn.get());
            request.getRequestDispatcher(GuisePages.PATH).forward(request, response);
        }
    }

    /** What failed is told to whoever looks as on any other page. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private static void look(Guise guise, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        wear(guise);
        OnlyLooking look = OnlyLooking.begin();
        try (look) {
            chain.doFilter(request, response);
        }
    }

    /** For this request alone: nothing of it is kept in the session. */
    private static void wear(Guise guise) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new GuiseAuthentication(guise));
        SecurityContextHolder.setContext(context);
    }

    private static void lead(HttpServletResponse response, String page) {
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader("Location", page);
    }
}
