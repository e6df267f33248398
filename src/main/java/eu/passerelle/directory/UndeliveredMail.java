package eu.passerelle.directory;

import java.time.Instant;
import java.util.List;

/** Whom mail does not reach: whoever sends mail knows, and the curators should. */
public interface UndeliveredMail {
    /** The latest first, at most one for an address. */
    List<Bounce> bounces(int limit);

    /** @param problem what the mail server said */
    record Bounce(String address, String problem, Instant at) {}
}
