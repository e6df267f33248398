package eu.passerelle.accounts;

/** By what somebody has proven who he or she is. The message keys {@code accounts.how.<method>} word each. */
enum SignInMethod {
    PASSWORD,
    PASSWORD_AND_CODE,
    PASSWORD_AND_RECOVERY_CODE,
    PASSKEY
}
