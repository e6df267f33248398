package eu.passerelle.accounts.oidc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who besides this service may say who somebody is.
 *
 * @param providers by the name that stands in their addresses here
 */
@ConfigurationProperties("passerelle.accounts.oidc")
record OidcSettings(@DefaultValue Map<String, Provider> providers) {
    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,40}");

    OidcSettings {
        providers.keySet().stream()
                .filter(id -> !ID.matcher(id).matches())
                .findFirst()
                .ifPresent(id -> {
                    throw new IllegalStateException("passerelle.accounts.oidc.providers has '" + id
                            + "'. Maybe name it in small letters, digits and hyphens.");
                });
    }

    /** Whether what is said on the way there stays secret: by https, or without leaving this machine. */
    static boolean isSafe(URI address) {
        return "https".equals(address.getScheme())
                ? address.getHost() != null
                : "http".equals(address.getScheme()) && isThisMachine(address.getHost());
    }

    private static boolean isThisMachine(@Nullable String host) {
        return host != null && (host.equals("localhost") || host.matches("127(\\.[0-9]{1,3}){3}|\\[::1]"));
    }

    /**
     * @param name on the button that leads there
     * @param issuer the address that its tokens carry, to the letter
     * @param clientSecret none: {@code clientSecretFile}, or a client without a secret
     * @param multiFactorAmr values of {@code amr} by which it says that somebody has shown two factors; none: it never does
     * @param multiFactorAcr values of {@code acr} that say so, which it is asked for, too
     * @param emailDomains only accounts with such an address may be linked to it; none: all
     */
    record Provider(
            @DefaultValue("") String name,
            @DefaultValue("") String issuer,
            @DefaultValue("") String clientId,
            @Nullable String clientSecret,
            @Nullable Path clientSecretFile,
            @DefaultValue List<String> multiFactorAmr,
            @DefaultValue List<String> multiFactorAcr,
            @DefaultValue List<String> emailDomains) {
        Provider {
            if (name.isBlank() || clientId.isBlank() || !isSafe(URI.create(issuer))) {
                throw new IllegalStateException("The provider '" + name + "' has the issuer '" + issuer
                        + "' and the client '" + clientId
                        + "'. Maybe give it a name, a client-id, and an issuer with https.");
            }
        }

        /** Read each time that it is needed, so that a new one needs no start. */
        String secret() {
            if (clientSecret != null) {
                return clientSecret;
            }
            try {
                return clientSecretFile == null
                        ? ""
                        : Files.readString(clientSecretFile).strip();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        boolean isFor(String email) {
            String domain = email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
            return emailDomains.isEmpty() || emailDomains.stream().anyMatch(own -> own.equalsIgnoreCase(domain));
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return name + " at " + issuer;
        }
    }
}
