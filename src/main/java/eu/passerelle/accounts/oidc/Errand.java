package eu.passerelle.accounts.oidc;

/**
 * What somebody goes to a provider for. It waits here meanwhile, and is believed on return because nobody else could have
 * put it there.
 *
 * @param about the account or the invitation that it is about; empty for signing in
 * @param next the page to go on to
 * @param anew whether the provider is to ask for all again, though it knows that person
 */
public record Errand(Purpose purpose, String about, String next, boolean anew) {
    public enum Purpose {
        SIGN_IN,
        /** To show again that it is still that person. */
        PROOF,
        /** To sign in to a present account that way, too. */
        LINK,
        /** To sign in to a new account that way. */
        INVITATION
    }
}
