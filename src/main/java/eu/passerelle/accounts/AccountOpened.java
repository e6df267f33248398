package eu.passerelle.accounts;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.Event;

/** An account that was closed opens again; whose it is hears of it. */
public record AccountOpened(AccountId account) implements Event {}
