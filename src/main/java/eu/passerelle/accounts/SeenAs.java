package eu.passerelle.accounts;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.Event;

/** A coordinator looks at pages as this account sees them; whose it is hears of it. */
public record SeenAs(AccountId account) implements Event {}
