package eu.passerelle.accounts;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.Event;

/** The one who asked can go on, or not. */
public record ApprovalDecided(String approval, AccountId by) implements Event {}
