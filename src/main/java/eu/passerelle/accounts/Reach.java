package eu.passerelle.accounts;

import java.time.Instant;
import java.util.Set;

/** What is open to a person or a program, and until when. */
record Reach(Set<Scope> scopes, Instant until) {
    static final Reach OF_A_PERSON = new Reach(Set.of(Scope.values()), Instant.MAX);
    static final Reach NONE = new Reach(Set.of(), Instant.MIN);

    Instant capped(Instant wanted) {
        return wanted.isBefore(until) ? wanted : until;
    }
}
