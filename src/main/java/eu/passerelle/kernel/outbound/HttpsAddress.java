package eu.passerelle.kernel.outbound;

import eu.passerelle.kernel.outbound.OutboundRefused.Reason;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An address that may be connected to as far as one can read from it: https, port 443, no password. Its path may be a secret. */
public final class HttpsAddress {
    /** Far more than any calendar or webhook has. */
    private static final int LONGEST = 2_000;

    private static final int PORT = 443;

    private final URI uri;

    private HttpsAddress(URI uri) {
        this.uri = uri;
    }

    /**
     * What somebody typed; {@code webcal:} is what calendar programs write for https.
     *
     * @throws OutboundRefused for anything else
     */
    public static HttpsAddress of(String typed) {
        URI uri = parsed(typed.strip().replaceFirst("(?i)^webcals?:", "https:"));
        if (!"https".equalsIgnoreCase(uri.getScheme())) {
            throw new OutboundRefused(uri.getScheme() == null ? Reason.MALFORMED : Reason.NOT_HTTPS);
        }
        if (uri.getRawUserInfo() != null) {
            throw new OutboundRefused(Reason.CREDENTIALS);
        }
        if (uri.getHost() == null) {
            throw new OutboundRefused(Reason.MALFORMED);
        }
        if (uri.getPort() != -1 && uri.getPort() != PORT) {
            throw new OutboundRefused(Reason.OTHER_PORT);
        }
        URI requested = requested(uri);
        if (requested.toString().length() > LONGEST) {
            throw new OutboundRefused(Reason.TOO_LONG);
        }
        return new HttpsAddress(requested);
    }

    /**
     * What {@link #secret} gave to be kept. It is not judged again: a rule that changes leaves what is kept readable.
     *
     * @throws OutboundRefused for what is no address at all
     */
    public static HttpsAddress kept(String secret) {
        URI uri = parsed(secret);
        if (uri.getHost() == null) {
            throw new OutboundRefused(Reason.MALFORMED);
        }
        return new HttpsAddress(uri);
    }

    private static URI parsed(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new OutboundRefused(Reason.MALFORMED);
        }
    }

    /** As it is asked for: without a fragment, which stays with the browser, and without a port, which goes without saying. */
    private static URI requested(URI uri) {
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return URI.create("https://" + uri.getHost().toLowerCase(Locale.ROOT)
                + (uri.getRawPath().isEmpty() ? "/" : uri.getRawPath()) + query);
    }

    /** The whole of it, to be kept: a secret. */
    public String secret() {
        return uri.toString();
    }

    public String host() {
        return uri.getHost();
    }

    /** Whether its host is an address already, so that nobody has to be asked where the name leads. */
    public boolean isNumeric() {
        return host().startsWith("[") || host().matches("[0-9.]+");
    }

    URI uri() {
        return uri;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HttpsAddress address && uri.equals(address.uri);
    }

    @Override
    public int hashCode() {
        return uri.hashCode();
    }

    @Override
    public String toString() {
        return "https://" + host() + "/…";
    }
}
