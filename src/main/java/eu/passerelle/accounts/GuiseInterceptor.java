package eu.passerelle.accounts;

import eu.passerelle.kernel.NotWhileLooking;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/** The one place that says what a coordinator sees as somebody else: what is {@link ShownInGuise}, and nothing besides. */
class GuiseInterceptor implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (Guise.worn().isPresent() && !isShown(handler)) {
            throw new NotWhileLooking(request.getMethod() + " " + request.getRequestURI());
        }
        return true;
    }

    private static boolean isShown(Object handler) {
        return handler instanceof HandlerMethod method
                ? AnnotatedElementUtils.hasAnnotation(method.getMethod(), ShownInGuise.class)
                : handler instanceof ResourceHttpRequestHandler;
    }
}
