package eu.passerelle.accounts;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.Event;

/** Nobody signs in with it any more; whose it was hears of it. */
public record AccountClosed(AccountId account) implements Event {}
