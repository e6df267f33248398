package eu.passerelle.protection;

import eu.passerelle.accounts.SignedIn;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.privacy.Agreements;
import eu.passerelle.privacy.PrivacyNotice;
import eu.passerelle.privacy.PrivacyNotices;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Whether the start page asks the person to read the notice. It asks, and stands in the way of nothing. */
@Component
class NoticeDue {
    private final Agreements agreements;
    private final PrivacyNotices notices;

    NoticeDue(Agreements agreements, PrivacyNotices notices) {
        this.agreements = agreements;
        this.notices = notices;
    }

    /** @param changed since the version before; empty for the first */
    public record Due(boolean now, String version, String changed) {}

    public Due current() {
        PrivacyNotice notice = notices.current();
        boolean now = SignedIn.find()
                .filter(person -> !agreements.hasRead(person.viewer().account(), notice.version()))
                .isPresent();
        return new Due(
                now, notice.version(), notice.changed().in(InterfaceLanguage.of(LocaleContextHolder.getLocale())));
    }
}
