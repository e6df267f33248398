package eu.passerelle.accounts;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a person was, to come back to after signing in or choosing a language. It comes from the browser, so it is
 * believed only when it is a path of this site; anything else is the start page.
 */
public record ReturnPath(String value) {
    private static final String START = "/";
    private static final int AT_MOST = 2_000;
    private static final String CHARACTER = "(?:[\\w.~!$&'()*+,;=:@-]++|%[0-9A-Fa-f]{2})";
    /** Without steps upwards and without empty steps, which servers and browsers understand differently. */
    private static final Pattern OF_THIS_SITE = Pattern.compile("/(?:(?!(?:[.]|%2[Ee])+(?:[/?#]|$))" + CHARACTER
            + "+(?:/(?!/)|(?=[?#]|$)))*+" + "(?:[?](?:" + CHARACTER + "|[/?])*+)?(?:#(?:" + CHARACTER + "|[/?])*+)?");

    private static final Pattern LEADS_NOWHERE = Pattern.compile("/(sign-in|sign-out|language|error)([/?].*)?");

    public static ReturnPath of(@Nullable String untrusted) {
        if (untrusted == null || untrusted.length() > AT_MOST) {
            return new ReturnPath(START);
        }
        return new ReturnPath(OF_THIS_SITE.matcher(untrusted).matches() ? untrusted : START);
    }

    /** As {@link #of}, but never back to signing in or out. */
    static ReturnPath afterSigningIn(@Nullable String untrusted) {
        ReturnPath path = of(untrusted);
        return LEADS_NOWHERE.matcher(path.value).matches() ? new ReturnPath(START) : path;
    }
}
