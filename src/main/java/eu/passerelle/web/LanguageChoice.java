package eu.passerelle.web;

import eu.passerelle.accounts.OwnCookies;
import eu.passerelle.accounts.SignedIn;
import eu.passerelle.kernel.InterfaceLanguage;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * The language of a page: chosen in this browser, else that of the letter whose link was followed, else on the account,
 * else what the browser asks for, else English. A program has no browser to choose in, and what it asks for is meant.
 */
@Component("localeResolver")
class LanguageChoice implements LocaleResolver {
    private static final String COOKIE = "language";
    private static final Duration KEPT = Duration.ofDays(365);

    private final OwnCookies cookies;

    LanguageChoice(OwnCookies cookies) {
        this.cookies = cookies;
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        Optional<InterfaceLanguage> meant =
                request.getRequestURI().startsWith("/api/") ? askedFor(request) : chosenHere(request);
        return meant.or(() -> ofLetter(request))
                .or(() -> SignedIn.find().flatMap(SignedIn::language))
                .or(() -> askedFor(request))
                .orElse(InterfaceLanguage.EN)
                .locale();
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        if (response == null || locale == null) {
            throw new IllegalArgumentException("A choice of language needs a response and a locale");
        }
        ResponseCookie cookie =
                cookies.kept(COOKIE, InterfaceLanguage.of(locale).code(), KEPT);
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private Optional<InterfaceLanguage> chosenHere(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, cookies.name(COOKIE)))
                .map(Cookie::getValue)
                .flatMap(InterfaceLanguage::find);
    }

    private static Optional<InterfaceLanguage> ofLetter(HttpServletRequest request) {
        return request.getAttribute(InterfaceLanguage.OF_LETTER) instanceof InterfaceLanguage language
                ? Optional.of(language)
                : Optional.empty();
    }

    static Optional<InterfaceLanguage> askedFor(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) {
            return Optional.empty();
        }
        return Collections.list(request.getLocales()).stream()
                .map(Locale::getLanguage)
                .flatMap(code -> InterfaceLanguage.find(code).stream())
                .findFirst();
    }
}
