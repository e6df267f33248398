package eu.passerelle.accounts;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands the signed-in {@link Viewer} to handler methods that ask for one, and only the kind that they ask for. */
class ViewerArgument implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return Viewer.class.isAssignableFrom(parameter.getParameterType());
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Viewer viewer = SignedIn.find()
                .map(SignedIn::viewer)
                .orElseThrow(() -> new InsufficientAuthenticationException("Nobody has signed in"));
        if (!parameter.getParameterType().isInstance(viewer)) {
            throw new AccessDeniedException(viewer.role() + " is not the viewer that " + parameter + " is for");
        }
        return viewer;
    }
}
