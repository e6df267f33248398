package eu.passerelle.notifications;

import eu.passerelle.kernel.InterfaceLanguage;

/**
 * Whom a letter goes to.
 *
 * @param name may be empty
 * @param owner of the inbox in which it is noted, such as {@code expert:e01}; empty for somebody without one
 * @param chooser who says when it comes, such as {@code account:a01}; empty for somebody without an account
 */
record Recipient(String address, String name, InterfaceLanguage language, String owner, String chooser) {
    Recipient(String address, String name, InterfaceLanguage language) {
        this(address, name, language, "", "");
    }
}
