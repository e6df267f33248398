package eu.passerelle.accounts;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/** What a token lets a program do, of all that its holder may: it narrows a {@link Role} and never widens one. */
public enum Scope {
    /** All that only shows something. */
    READ(Role.CITY, Role.EXPERT, Role.COORDINATOR),
    REQUESTS(Role.CITY, Role.EXPERT, Role.COORDINATOR),
    SESSIONS(Role.CITY, Role.EXPERT, Role.COORDINATOR),
    PLANS(Role.CITY),
    AVAILABILITY(Role.EXPERT),
    INTERESTS(Role.EXPERT, Role.COORDINATOR),
    NETWORK(Role.COORDINATOR),
    WEBHOOKS(Role.CITY, Role.EXPERT, Role.COORDINATOR),
    TOKENS(Role.CITY, Role.EXPERT, Role.COORDINATOR);

    private static final Set<RequestMethod> READING = Set.of(RequestMethod.GET, RequestMethod.HEAD);

    private final Set<Role> usefulTo;

    Scope(Role... usefulTo) {
        this.usefulTo = Set.of(usefulTo);
    }

    /** Its name in the API and in the graph, such as {@code read}; {@code accounts.scope.<code>} words it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Scope> find(String code) {
        return Arrays.stream(values())
                .filter(scope -> scope.code().equals(code))
                .findFirst();
    }

    /** Those that open anything to somebody of this role. */
    static List<Scope> usefulTo(Role role) {
        return Arrays.stream(values())
                .filter(scope -> scope.usefulTo.contains(role))
                .toList();
    }

    /**
     * What a program needs to call a handler: {@link NeedsScope} on the method, else {@link #READ} for what only reads,
     * else {@link NeedsScope} on the class. Empty means that no token opens it.
     */
    public static Optional<Scope> neededBy(HandlerMethod handler) {
        return Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), NeedsScope.class))
                .map(NeedsScope::value)
                .or(() -> onlyReads(handler) ? Optional.of(READ) : Optional.empty())
                .or(() -> Optional.ofNullable(
                                AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), NeedsScope.class))
                        .map(NeedsScope::value));
    }

    private static boolean onlyReads(HandlerMethod handler) {
        return Optional.ofNullable(
                        AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestMapping.class))
                .map(mapping -> List.of(mapping.method()))
                .filter(methods -> !methods.isEmpty() && READING.containsAll(methods))
                .isPresent();
    }
}
