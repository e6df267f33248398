package eu.passerelle.web;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Knows the page of a form from the address that it is sent to: the nearest one above it that can be opened. */
@Component
class FormPages {
    private final RequestMappingHandlerMapping handlers;

    FormPages(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers) {
        this.handlers = handlers;
    }

    Optional<String> pageOf(String path) {
        return Stream.iterate(parent(path), above -> !above.isEmpty(), FormPages::parent)
                .filter(this::opens)
                .findFirst();
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    private boolean opens(String path) {
        PathContainer parsed = PathContainer.parsePath(path);
        return handlers.getHandlerMethods().keySet().stream()
                .filter(FormPages::isForLooking)
                .flatMap(info -> Optional.ofNullable(info.getPathPatternsCondition()).stream())
                .flatMap(condition -> condition.getPatterns().stream())
                .anyMatch(pattern -> pattern.matches(parsed));
    }

    private static boolean isForLooking(RequestMappingInfo info) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        return methods.isEmpty() || methods.contains(RequestMethod.GET);
    }
}
