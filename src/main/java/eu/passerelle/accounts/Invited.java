package eu.passerelle.accounts;

import eu.passerelle.kernel.Event;

/** Somebody may open an account; the mail that says so carries the link. */
public record Invited(String invitation) implements Event {}
