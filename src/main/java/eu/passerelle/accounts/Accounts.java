package eu.passerelle.accounts;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.InterfaceLanguage;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The accounts that people sign in with. */
@Component
public class Accounts {
    private final AccountRepository repository;
    private final GraphTransactions transactions;

    Accounts(AccountRepository repository, GraphTransactions transactions) {
        this.repository = repository;
        this.transactions = transactions;
    }

    /** Remembers the language that a person has chosen; mails follow it too. */
    public void chooseLanguage(AccountId account, InterfaceLanguage language) {
        transactions.write(() -> repository.chooseLanguage(account.value(), language.code()));
    }

    Optional<Account> enabledByEmail(String email) {
        return transactions.read(() -> repository.findByEmail(normal(email))).filter(Account::enabled);
    }

    Optional<Account> enabledById(AccountId id) {
        return transactions.read(() -> repository.findById(id.value())).filter(Account::enabled);
    }

    /** One person, one spelling: people type their address in either case and with a space after it. */
    static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
