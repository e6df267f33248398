package eu.passerelle.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.ui.Model;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * What somebody had typed when a form was sent too late and a proof was asked for first: the page of the form shows it again,
 * so that it only needs to be sent once more. It waits in the session, for that page only, and for ten minutes.
 *
 * @param fields what was sent, by the names of the fields
 */
public record InterruptedForm(Map<String, List<String>> fields) {
    private static final String KEPT_AS = "interruptedForm";
    private static final int WAITS_SECONDS = 600;

    /** @param field that stands in no other form of this page */
    public static Optional<InterruptedForm> find(Model model, String field) {
        return model.getAttribute(KEPT_AS) instanceof InterruptedForm form && form.fields.containsKey(field)
                ? Optional.of(form)
                : Optional.empty();
    }

    /** Whether whoever acts has shown of late who it is, so that a page need not ask for it first. */
    public static boolean mayBeSent(Clock clock) {
        return PersonalAuthentication.isProven(clock.instant());
    }

    public String text(String field) {
        return String.join("", all(field));
    }

    public List<String> all(String field) {
        return fields.getOrDefault(field, List.of());
    }

    static void keep(HttpServletRequest request, HttpServletResponse response, String page) {
        var typed = new HashMap<String, List<String>>();
        request.getParameterMap().forEach((field, values) -> typed.put(field, List.of(values)));
        var forPage = new FlashMap();
        forPage.setTargetRequestPath(page);
        forPage.put(KEPT_AS, new InterruptedForm(Map.copyOf(typed)));
        Optional.ofNullable(RequestContextUtils.getFlashMapManager(request))
                .ifPresent(pages -> pages.saveOutputFlashMap(forPage, request, response));
        // Saving has set the few minutes of all others, which a look for the phone may outlast.
        forPage.startExpirationPeriod(WAITS_SECONDS);
    }
}
