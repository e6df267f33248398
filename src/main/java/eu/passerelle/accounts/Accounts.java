package eu.passerelle.accounts;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.Outbox;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The accounts that people sign in with. */
@Component
public class Accounts {
    private final AccountRepository repository;
    private final GraphTransactions transactions;
    private final Passwords passwords;
    private final SignInThrottle throttle;
    private final SignIns signIns;
    private final Outbox outbox;

    Accounts(
            AccountRepository repository,
            GraphTransactions transactions,
            Passwords passwords,
            SignInThrottle throttle,
            SignIns signIns,
            Outbox outbox) {
        this.repository = repository;
        this.transactions = transactions;
        this.passwords = passwords;
        this.throttle = throttle;
        this.signIns = signIns;
        this.outbox = outbox;
    }

    /** Remembers the language that a person has chosen; mails follow it too. */
    public void chooseLanguage(AccountId account, InterfaceLanguage language) {
        transactions.write(() -> repository.chooseLanguage(account.value(), language.code()));
    }

    /** Whether this person may still sign in. */
    public boolean isEnabled(AccountId account) {
        return enabledById(account).isPresent();
    }

    /** As whom somebody acts with an account that is open. */
    public Optional<Viewer> viewer(AccountId account) {
        return enabledById(account).map(found -> found.signedIn().viewer());
    }

    /** In which role people sign in; those that are gone are absent. */
    public Map<AccountId, Role> roles(Collection<AccountId> accounts) {
        var roles = new HashMap<AccountId, Role>();
        found(accounts).forEach(account -> roles.put(new AccountId(account.id()), account.role()));
        return roles;
    }

    /** What people are called; those that are gone are absent. */
    public Map<AccountId, String> names(Collection<AccountId> accounts) {
        var names = new HashMap<AccountId, String>();
        found(accounts)
                .forEach(account -> names.put(
                        new AccountId(account.id()),
                        Optional.ofNullable(account.name()).orElse(account.email())));
        return names;
    }

    private List<Account> found(Collection<AccountId> accounts) {
        List<String> ids = accounts.stream().map(AccountId::value).distinct().toList();
        return List.copyOf(transactions.read(() -> repository.findAllByIdIn(ids)));
    }

    boolean hasPassword(AccountId id) {
        return enabledById(id).filter(Account::hasPassword).isPresent();
    }

    void changePassword(AccountId id, String current, String replacement) {
        Account account = enabledById(id).orElseThrow(() -> new NotFound("Account", id.value()));
        if (!throttle.takeOnAccount(id)) {
            throw new InvalidInput(FieldProblem.of("current", "accounts.signIn.notice.TOO_MANY"));
        }
        if (current.length() > Passwords.AT_MOST || !passwords.matches(current, account)) {
            throw new InvalidInput(FieldProblem.of("current", "accounts.password.wrong"));
        }
        throttle.giveBackOnAccount(id);
        List<FieldProblem> problems = Passwords.problems("replacement", replacement, account.email(), account.called());
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        String hash = passwords.hash(replacement);
        transactions.write(() -> passwordChanged(id, hash));
    }

    /** Whoever came in elsewhere by the old one is out, and the owner hears of it. In the running transaction. */
    void passwordChanged(AccountId id, String hash) {
        repository.changePassword(id.value(), hash);
        signIns.endOthers(id);
        outbox.append(new SignInChanged(id, SignInChanged.Change.PASSWORD_CHANGED));
    }

    Optional<Account> enabledByEmail(String email) {
        return transactions.read(() -> repository.findByEmail(normal(email))).filter(Account::enabled);
    }

    Optional<Account> enabledById(AccountId id) {
        return byId(id).filter(Account::enabled);
    }

    Optional<Account> byId(AccountId id) {
        return transactions.read(() -> repository.findById(id.value()));
    }

    /** One person, one spelling: people type their address in either case and with a space after it. */
    static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
