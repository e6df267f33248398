package eu.passerelle.testing;

import eu.passerelle.testing.Visitor.Answer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.pattern.PathPattern;

/** Follows the links of pages until each route that a person can reach by them was seen. */
public final class Walk {
    private static final Pattern LINK = Pattern.compile("<a\\b[^>]*?\\shref=\"(/[^\"#]*)");

    private final List<PathPattern> routes;

    public Walk(RequestMappingHandlerMapping handlers) {
        routes = handlers.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith("eu.passerelle."))
                .map(Map.Entry::getKey)
                .filter(info -> info.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(Walk::patterns)
                .filter(pattern -> !pattern.getPatternString().startsWith("/api/"))
                .sorted(PathPattern.SPECIFICITY_COMPARATOR)
                .toList();
    }

    private static Stream<PathPattern> patterns(RequestMappingInfo info) {
        return Optional.ofNullable(info.getPathPatternsCondition()).stream()
                .flatMap(condition -> condition.getPatterns().stream());
    }

    /** The routes of all pages. */
    public Set<String> routes() {
        var all = new HashSet<String>();
        routes.forEach(route -> all.add(route.getPatternString()));
        return all;
    }

    public Optional<String> routeOf(String address) {
        PathContainer path = PathContainer.parsePath(address.replaceFirst("\\?.*", ""));
        return routes.stream().filter(route -> route.matches(path)).findFirst().map(PathPattern::getPatternString);
    }

    /** @return what was answered at the first address of each route, in the order of walking */
    public Map<String, Answer> from(Visitor visitor, List<String> starts) {
        var answers = new LinkedHashMap<String, Answer>();
        var seen = new HashSet<String>();
        Deque<String> ahead = new ArrayDeque<>(starts);
        while (!ahead.isEmpty()) {
            String address = ahead.poll();
            Optional<String> route = routeOf(address);
            if (route.isEmpty() || !seen.add(route.get())) {
                continue;
            }
            Answer answer = visitor.get(address);
            answers.put(address, answer);
            if (!answer.location().isEmpty()) {
                ahead.push(answer.location());
            }
            LINK.matcher(answer.body()).results().map(Walk::address).forEach(ahead::add);
        }
        return answers;
    }

    private static String address(MatchResult link) {
        return HtmlUtils.htmlUnescape(link.group(1));
    }
}
