package eu.passerelle.accounts;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.Event;

/** Another coordinator is needed. */
public record ApprovalAsked(String approval, AccountId by) implements Event {}
