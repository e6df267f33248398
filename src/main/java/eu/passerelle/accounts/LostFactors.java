package eu.passerelle.accounts;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.Commands;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.privacy.AuditTrail;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Somebody has lost passkeys, phone and codes: a coordinator who knows that it is that person takes them all away, with a
 * reason that stays. The password is then the only way in, and the one that there was.
 */
@Component
class LostFactors {
    private static final int REASON_AT_MOST = 500;

    private final Accounts accounts;
    private final Factors factors;
    private final AccessTokens tokens;
    private final AuditTrail trail;
    private final Commands commands;

    LostFactors(Accounts accounts, Factors factors, AccessTokens tokens, AuditTrail trail, Commands commands) {
        this.accounts = accounts;
        this.factors = factors;
        this.tokens = tokens;
        this.trail = trail;
        this.commands = commands;
    }

    void reset(AccountId coordinator, String email, String reason, String commandId) {
        String asked = Accounts.normal(email);
        commands.once(coordinator.value() + ":lost-factors", commandId, asked, String.class, () -> {
            reset(coordinator, asked, reason);
            return asked;
        });
    }

    private void reset(AccountId coordinator, String email, String reason) {
        Optional<AccountId> owner = accounts.enabledByEmail(email).map(account -> new AccountId(account.id()));
        List<FieldProblem> problems = problems(coordinator, owner, reason);
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        AccountId account = owner.orElseThrow();
        trail.append(coordinator, account.value(), "account.factors.reset", reason, List.of());
        factors.reset(account);
        tokens.revokeAll(account);
    }

    private List<FieldProblem> problems(AccountId coordinator, Optional<AccountId> owner, String reason) {
        var problems = new ArrayList<FieldProblem>();
        if (owner.isEmpty()) {
            problems.add(FieldProblem.of("email", "accounts.lost.unknown"));
        } else if (owner.get().equals(coordinator)) {
            problems.add(FieldProblem.of("email", "accounts.lost.own"));
        } else if (!factors.of(owner.get()).any()) {
            problems.add(FieldProblem.of("email", "accounts.lost.none"));
        }
        if (reason.isEmpty() || reason.length() > REASON_AT_MOST) {
            problems.add(FieldProblem.of("reason", "accounts.lost.reason.invalid", REASON_AT_MOST));
        }
        return problems;
    }
}
