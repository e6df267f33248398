package eu.passerelle.web;

import eu.passerelle.accounts.Guise;
import eu.passerelle.accounts.SignedIn;
import eu.passerelle.kernel.InterfaceLanguage;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What the layout shows around every page: where one may go, in which languages, and how to come back here. */
@Component
class Shell {
    private final boolean demo;

    Shell(Environment environment) {
        this.demo = environment.matchesProfiles("demo");
    }

    public View current() {
        HttpServletRequest request =
                ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        String path = path(request);
        Optional<SignedIn> person = SignedIn.find();
        return new View(
                person.isPresent(),
                demo,
                path,
                back(request, path),
                person.map(signedIn -> Places.of(signedIn.viewer().role(), path))
                        .orElse(List.of()),
                languages(LocaleContextHolder.getLocale()),
                Guise.worn().orElse(null));
    }

    /** In an error page this is the address that failed, not that of the error page. */
    private static String path(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed
                ? failed
                : request.getRequestURI();
    }

    private static String back(HttpServletRequest request, String path) {
        String query = request.getQueryString();
        return query == null || !"GET".equals(request.getMethod()) ? path : path + "?" + query;
    }

    private static List<Language> languages(Locale locale) {
        InterfaceLanguage chosen = InterfaceLanguage.of(locale);
        return Arrays.stream(InterfaceLanguage.values())
                .map(language -> new Language(language.code(), nameInItself(language), language == chosen))
                .toList();
    }

    private static String nameInItself(InterfaceLanguage language) {
        String name = language.locale().getDisplayLanguage(language.locale());
        return name.substring(0, 1).toUpperCase(language.locale()) + name.substring(1);
    }

    /**
     * @param back this page's address, for forms that lead back to it
     * @param guise as whom a coordinator looks at the page; mostly nobody
     */
    record View(
            boolean signedIn,
            boolean demo,
            String path,
            String back,
            List<Place> places,
            List<Language> languages,
            @Nullable Guise guise) {
        public boolean isAt(String place) {
            return path.equals(place);
        }
    }

    record Language(String code, String name, boolean chosen) {}

    record Place(String name, String path, boolean here) {}
}
