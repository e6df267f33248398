package eu.passerelle.accounts;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.Event;

/** The owner of an account, or somebody who knows the address, asked for a new password. */
public record PasswordForgotten(AccountId account) implements Event {}
