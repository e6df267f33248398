package eu.passerelle.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Somebody who has signed in at a browser: which sign-in it is, and when he or she last proved to be that person. */
final class PersonalAuthentication extends AbstractAuthenticationToken {
    private static final Duration PROOF_HOLDS = Duration.ofMinutes(15);

    private final transient SignedIn person;
    private final String signIn;
    private final Instant provenAt;

    PersonalAuthentication(SignedIn person, String signIn, Instant provenAt) {
        super(List.of());
        this.person = person;
        this.signIn = signIn;
        this.provenAt = provenAt;
        super.setAuthenticated(true);
    }

    static Optional<PersonalAuthentication> find() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof PersonalAuthentication found
                ? Optional.of(found)
                : Optional.empty();
    }

    /** The id of the running sign-in; empty where a program acts. */
    static String current() {
        return find().map(PersonalAuthentication::signIn).orElse("");
    }

    /** Whether somebody acts who has proved to be that person of late. */
    static boolean isProven(Instant now) {
        return find().filter(person -> person.isFresh(now)).isPresent();
    }

    SignedIn person() {
        return person;
    }

    String signIn() {
        return signIn;
    }

    boolean isFresh(Instant now) {
        return !provenAt.plus(PROOF_HOLDS).isBefore(now);
    }

    PersonalAuthentication provenAgain(Instant now) {
        return new PersonalAuthentication(person, signIn, now);
    }

    @Override
    public Object getPrincipal() {
        return person;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    /** What devices that keep passkeys show. */
    @Override
    public String getName() {
        return person.email();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PersonalAuthentication that
                && signIn.equals(that.signIn)
                && provenAt.equals(that.provenAt);
    }

    @Override
    public int hashCode() {
        return signIn.hashCode();
    }
}
