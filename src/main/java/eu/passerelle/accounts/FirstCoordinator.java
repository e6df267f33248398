package eu.passerelle.accounts;

import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.SecretToken;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * How a new network gets its first coordinator: whoever can read the log of the server finds a link in it, good for one
 * account and one day. There is no password to begin with that somebody might forget to change.
 */
@Component
class FirstCoordinator {
    private static final Logger log = LoggerFactory.getLogger(FirstCoordinator.class);
    private static final String PURPOSE = "first-coordinator";
    private static final String SUBJECT = "network";
    private static final Duration LINK_LIVES = Duration.ofDays(1);
    private static final int AT_MOST = 200;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]+\\.[^@\\s]+");

    private final AccountRepository repository;
    private final MailedLinks links;
    private final Passwords passwords;
    private final GraphTransactions transactions;
    private final Environment environment;
    private final Clock clock;

    FirstCoordinator(
            AccountRepository repository,
            MailedLinks links,
            Passwords passwords,
            GraphTransactions transactions,
            Environment environment,
            Clock clock) {
        this.repository = repository;
        this.links = links;
        this.passwords = passwords;
        this.transactions = transactions;
        this.environment = environment;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void inviteWhenNobodyCoordinates() {
        if (!transactions.read(() -> repository.existsByRole(Role.COORDINATOR))) {
            log.info("""
                    This network has no coordinator yet. The first one signs up here, within a day:

                        {}/first-coordinator/{}
                    """, address(), newLink().value());
        }
    }

    SecretToken newLink() {
        links.revoke(PURPOSE, SUBJECT);
        return links.issue(PURPOSE, SUBJECT, clock.instant().plus(LINK_LIVES));
    }

    private String address() {
        return environment.getRequiredProperty("passerelle.public-url");
    }

    /** @throws NotFound when it was used, or is over, or never was */
    void requireOpen(SecretToken link) {
        if (links.subjectOf(link, PURPOSE).isEmpty()) {
            throw new NotFound("Link", PURPOSE);
        }
    }

    void signUp(SecretToken link, String name, String email, String password) {
        requireOpen(link);
        requireUsable(name.strip(), Accounts.normal(email), password);
        var account = new Account(
                Ids.random(),
                Accounts.normal(email),
                name.strip(),
                passwords.hash(password),
                Role.COORDINATOR,
                null,
                true,
                null,
                null,
                null);
        transactions.write(() -> {
            var unused = links.useUp(link, PURPOSE).orElseThrow(() -> new NotFound("Link", PURPOSE));
            repository.save(account);
        });
    }

    private static void requireUsable(String name, String email, String password) {
        var problems = new ArrayList<FieldProblem>();
        if (name.isEmpty() || name.length() > AT_MOST) {
            problems.add(FieldProblem.of("name", "accounts.name.invalid", AT_MOST));
        }
        if (email.length() > AT_MOST || !EMAIL.matcher(email).matches()) {
            problems.add(FieldProblem.of("email", "accounts.email.invalid"));
        }
        problems.addAll(Passwords.problems("password", password, email, name));
        if (!problems.isEmpty()) {
            throw new InvalidInput(List.copyOf(problems));
        }
    }
}
