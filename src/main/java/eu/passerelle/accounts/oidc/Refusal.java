package eu.passerelle.accounts.oidc;

import java.util.Optional;
import java.util.stream.Stream;

/** Why somebody comes back from a provider with empty hands. The message keys {@code accounts.provider.refusal.<name>} word each. */
public enum Refusal {
    /** There, or the provider has not let that person come here. */
    CANCELLED,
    UNREACHABLE,
    /** Nobody was sent from this browser, or too long ago, or twice. */
    AGAIN,
    /** What it says is not about this visit, or not for this service, or not from that provider. */
    DISBELIEVED,
    /** Nobody here signs in that way. */
    UNKNOWN,
    /** Somebody else here signs in that way. */
    OTHERS,
    /** It knows who that is, but only from before. */
    STALE,
    TOO_MANY;

    public static Optional<Refusal> find(String name) {
        return Stream.of(values())
                .filter(refusal -> refusal.name().equals(name))
                .findFirst();
    }
}
