package eu.passerelle.webhooks;

import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.Commands;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import eu.passerelle.kernel.outbound.HttpsAddress;
import eu.passerelle.kernel.outbound.OutboundRefused;
import eu.passerelle.privacy.AuditEntry;
import eu.passerelle.privacy.AuditTrail;
import eu.passerelle.webhooks.Webhook.Secrets;
import eu.passerelle.webhooks.WebhookStore.Listed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What people do with their webhooks; each to his or her own alone. */
@Component
class Webhooks {
    static final int MOST = 5;
    static final int LONGEST_NAME = 60;
    private static final int DELIVERIES_SHOWN = 10;
    private static final int TESTS_AN_HOUR = 10;
    private static final Duration BOTH_SECRETS = Duration.ofDays(1);
    /** For the answer to a command that is asked for again: who never saw the first one did not see the secret. */
    private static final Duration SECRET_SHOWN = Duration.ofMinutes(10);

    private final WebhookStore store;
    private final DeliveryStore deliveries;
    private final Sending sending;
    private final NameQuestions questions;
    private final Commands commands;
    private final GraphTransactions transactions;
    private final AuditTrail trail;
    private final Clock clock;

    Webhooks(
            WebhookStore store,
            DeliveryStore deliveries,
            Sending sending,
            NameQuestions questions,
            Commands commands,
            GraphTransactions transactions,
            AuditTrail trail,
            Clock clock) {
        this.store = store;
        this.deliveries = deliveries;
        this.sending = sending;
        this.questions = questions;
        this.commands = commands;
        this.transactions = transactions;
        this.trail = trail;
        this.clock = clock;
    }

    /** As somebody typed it. @param kinds their codes */
    record Wanted(String name, String address, List<String> kinds) {
        Wanted {
            kinds = List.copyOf(kinds);
        }
    }

    /** @param secret to be shown this once; empty when that is over */
    record Made(Webhook webhook, Optional<WebhookSecret> secret) {}

    List<Listed> of(AccountId account) {
        return store.of(account, DELIVERIES_SHOWN);
    }

    /** @throws InvalidInput for the fields {@code name}, {@code address} and {@code kinds} */
    Made add(Viewer viewer, Wanted wanted, String commandId) {
        AccountId account = viewer.account();
        Webhook webhook = read(wanted, viewer);
        String asked = webhook.name() + " " + webhook.address().secret() + " " + webhook.kinds();
        String id = commands.once("webhook.add:" + account, commandId, asked, String.class, () -> {
            if (store.lock(account) >= MOST) {
                throw new InvalidInput(FieldProblem.of("address", "webhooks.problem.many", MOST));
            }
            store.create(account, webhook);
            audit(account, webhook, "WEBHOOK_ADDED");
            return webhook.id();
        });
        return made(store.get(account, id));
    }

    private Webhook read(Wanted wanted, Viewer viewer) {
        var problems = new ArrayList<FieldProblem>();
        Optional<HttpsAddress> address = address(viewer.account(), wanted.address(), problems);
        String typed = Typed.text(wanted.name()).replaceAll("\\s+", " ");
        if (Typed.length(typed) > LONGEST_NAME) {
            problems.add(FieldProblem.of("name", "webhooks.problem.name", LONGEST_NAME));
        }
        List<EventKind> kinds = kinds(wanted.kinds(), viewer.role(), problems);
        if (address.isEmpty() || !problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        Instant now = clock.instant();
        return new Webhook(
                Ids.random(),
                typed.isEmpty() ? address.get().host() : typed,
                address.get(),
                kinds,
                Webhook.State.ACTIVE,
                now,
                new Secrets(WebhookSecret.random(), now, Optional.empty()),
                Optional.empty());
    }

    private Optional<HttpsAddress> address(AccountId account, String typed, Collection<FieldProblem> problems) {
        try {
            HttpsAddress address = HttpsAddress.of(Typed.text(typed));
            if (!address.isNumeric() && !questions.take(account)) {
                problems.add(FieldProblem.of("address", "webhooks.problem.often", NameQuestions.AN_HOUR));
                return Optional.empty();
            }
            sending.check(address);
            return Optional.of(address);
        } catch (OutboundRefused refused) {
            problems.add(FieldProblem.of("address", "webhooks.failure." + Sending.told(refused)));
            return Optional.empty();
        }
    }

    private static List<EventKind> kinds(List<String> codes, Role role, Collection<FieldProblem> problems) {
        List<EventKind> heard = EventKind.heardBy(role);
        codes.stream()
                .filter(code -> EventKind.find(code).filter(heard::contains).isEmpty())
                .findFirst()
                .ifPresent(code -> problems.add(FieldProblem.of("kinds", "webhooks.problem.kind", code)));
        if (codes.isEmpty()) {
            problems.add(FieldProblem.of("kinds", "webhooks.problem.kinds"));
        }
        return heard.stream().filter(kind -> codes.contains(kind.code())).toList();
    }

    /** From now on a new secret signs; for a day the one before signs as well. */
    Made rotate(AccountId account, String id, String commandId) {
        commands.once("webhook.rotate:" + account + ":" + id, commandId, Boolean.class, () -> {
            Webhook webhook = store.lock(account, id);
            Instant now = clock.instant();
            store.rotate(account, id, WebhookSecret.random(), now, now.plus(BOTH_SECRETS));
            audit(account, webhook, "WEBHOOK_SECRET_CHANGED");
            return true;
        });
        return made(store.get(account, id));
    }

    private Made made(Webhook webhook) {
        boolean fresh = clock.instant().isBefore(webhook.secrets().since().plus(SECRET_SHOWN));
        return new Made(webhook, Optional.of(webhook.secrets().current()).filter(secret -> fresh));
    }

    /** @throws Conflict for one that is not active, and after too many within an hour */
    void test(AccountId account, String id, String commandId) {
        commands.once("webhook.test:" + account + ":" + id, commandId, Boolean.class, () -> {
            store.lock(account);
            if (!store.lock(account, id).isActive()) {
                throw new Conflict("webhooks.conflict.resting");
            }
            Instant now = clock.instant();
            if (deliveries.tests(account, now.minus(Duration.ofHours(1))) >= TESTS_AN_HOUR) {
                throw new Conflict("webhooks.conflict.tests", TESTS_AN_HOUR);
            }
            deliveries.oweTest(id, now);
            return true;
        });
    }

    /** What happens from now on is not kept for it; what it is owed so far waits. */
    void pause(AccountId account, String id) {
        transactions.write(() -> {
            Webhook webhook = store.lock(account, id);
            if (webhook.isActive()) {
                store.pause(account, id);
                audit(account, webhook, "WEBHOOK_PAUSED");
            }
        });
    }

    /** Whoever stopped it. */
    void resume(AccountId account, String id) {
        transactions.write(() -> {
            Webhook webhook = store.lock(account, id);
            if (!webhook.isActive()) {
                store.resume(account, id);
                audit(account, webhook, "WEBHOOK_RESUMED");
            }
        });
    }

    void remove(AccountId account, String id) {
        transactions.write(() -> {
            Webhook webhook = store.lock(account, id);
            store.remove(account, id);
            audit(account, webhook, "WEBHOOK_REMOVED");
        });
    }

    /** Of the address, the host alone: the rest may be a secret. */
    private void audit(AccountId account, Webhook webhook, String action) {
        trail.append(
                account,
                "webhook:" + webhook.id(),
                action,
                "",
                List.of(new AuditEntry.Change("host", "", webhook.host())));
    }
}
