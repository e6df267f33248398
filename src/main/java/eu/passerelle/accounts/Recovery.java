package eu.passerelle.accounts;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.kernel.SecretToken;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A forgotten password: a mailed link opens the page where a new one is chosen. The answer is the same for any address. */
@Component
public class Recovery {
    public static final String PURPOSE = "password";
    public static final Duration LINK_LIVES = Duration.ofHours(2);

    private final Accounts accounts;
    private final AccessTokens tokens;
    private final MailedLinks links;
    private final Passwords passwords;
    private final SignInThrottle throttle;
    private final GraphTransactions transactions;
    private final Outbox outbox;

    Recovery(
            Accounts accounts,
            AccessTokens tokens,
            MailedLinks links,
            Passwords passwords,
            SignInThrottle throttle,
            GraphTransactions transactions,
            Outbox outbox) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.links = links;
        this.passwords = passwords;
        this.throttle = throttle;
        this.transactions = transactions;
        this.outbox = outbox;
    }

    /** Whom to write to. */
    public record Owner(String email, String name, InterfaceLanguage language) {}

    public Optional<Owner> owner(AccountId id) {
        return accounts.enabledById(id).map(Recovery::owner);
    }

    /** Of a closed account, too. */
    public Optional<Owner> ownerOfAny(AccountId id) {
        return accounts.byId(id).map(Recovery::owner);
    }

    private static Owner owner(Account account) {
        return new Owner(
                account.email(),
                Optional.ofNullable(account.name()).orElse(""),
                Optional.ofNullable(account.language())
                        .flatMap(InterfaceLanguage::find)
                        .orElse(InterfaceLanguage.EN));
    }

    /** @param address from where it is asked: whoever asks too often is answered the same, and nothing is sent */
    void ask(String email, String address) {
        String normal = Accounts.normal(email);
        if (throttle.take("recovery " + normal, address)) {
            accounts.enabledByEmail(normal)
                    .map(account -> new AccountId(account.id()))
                    .ifPresent(this::forgotten);
        }
    }

    private void forgotten(AccountId account) {
        transactions.write(() -> outbox.append(new PasswordForgotten(account)));
    }

    /** @throws NotFound when the link was used, or is over, or never was */
    void requireOpen(SecretToken link) {
        if (links.subjectOf(link, PURPOSE).isEmpty()) {
            throw new NotFound("Link", PURPOSE);
        }
    }

    void choose(SecretToken link, String password) {
        var owner = links.subjectOf(link, PURPOSE).map(AccountId::new).orElseThrow(() -> new NotFound("Link", PURPOSE));
        String[] own = accounts.enabledById(owner)
                .map(account -> new String[] {account.email(), account.called()})
                .orElseGet(() -> new String[0]);
        List<FieldProblem> problems = Passwords.problems("password", password, own);
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        String hash = passwords.hash(password);
        transactions.write(() -> {
            String account = links.useUp(link, PURPOSE).orElseThrow(() -> new NotFound("Link", PURPOSE));
            links.revoke(PURPOSE, account);
            accounts.passwordChanged(new AccountId(account), hash);
            tokens.revokeAll(new AccountId(account));
        });
    }
}
