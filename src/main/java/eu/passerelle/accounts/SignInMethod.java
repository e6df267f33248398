package eu.passerelle.accounts;

/** By what somebody has proven who he or she is. The message keys {@code accounts.how.<method>} word each. */
enum SignInMethod {
    PASSWORD,
    PASSWORD_AND_CODE,
    PASSWORD_AND_RECOVERY_CODE,
    PASSKEY,
    PROVIDER,
    /** The provider says that two factors were shown. */
    PROVIDER_WITH_FACTORS,
    PROVIDER_AND_CODE,
    PROVIDER_AND_RECOVERY_CODE;

    boolean beginsWithPassword() {
        return this == PASSWORD || this == PASSWORD_AND_CODE || this == PASSWORD_AND_RECOVERY_CODE;
    }

    /** The same second step when a provider, and no password, was the first. */
    SignInMethod afterProvider() {
        return switch (this) {
            case PASSWORD -> PROVIDER;
            case PASSWORD_AND_CODE -> PROVIDER_AND_CODE;
            case PASSWORD_AND_RECOVERY_CODE -> PROVIDER_AND_RECOVERY_CODE;
            default -> this;
        };
    }
}
