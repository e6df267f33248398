package eu.passerelle.accounts;

import eu.passerelle.kernel.AccountId;

/** What other modules do for the owner of an account ends with it. */
@FunctionalInterface
public interface EndsWithAccount {
    /** In the transaction that closes the account. */
    void closed(AccountId account);
}
