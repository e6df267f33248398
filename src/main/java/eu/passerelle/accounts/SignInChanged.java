package eu.passerelle.accounts;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.Event;

/** The ways into an account are others than before; its owner should know, whoever did it. */
public record SignInChanged(AccountId account, Change change) implements Event {
    public enum Change {
        /** A passkey or an authenticator app. */
        FACTOR_ADDED,
        FACTOR_REMOVED,
        RECOVERY_CODE_USED,
        RECOVERY_CODES_RENEWED,
        /** After the right password five codes were wrong: the ways are the same, but somebody else may know one. */
        CODES_REFUSED,
        PASSWORD_CHANGED,
        /** An access token was made: a program may act for the owner. */
        TOKEN_MADE,
        /** An account at a provider opens this one. */
        PROVIDER_LINKED,
        PROVIDER_UNLINKED,
        /** A coordinator took all factors away. */
        FACTORS_RESET
    }
}
