package eu.passerelle.notifications;

import eu.passerelle.accounts.AccountInvitations;
import eu.passerelle.accounts.Accounts;
import eu.passerelle.accounts.MailedLinks;
import eu.passerelle.accounts.Recovery;
import eu.passerelle.accounts.SignInChanged;
import eu.passerelle.directory.ExpertStatus;
import eu.passerelle.directory.Experts;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.SecretToken;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Mails that let somebody in. The link is made when the mail is written, and stands nowhere else. */
@Component
class AccountLetters {
    private final AccountInvitations invitations;
    private final Accounts accounts;
    private final Recovery recovery;
    private final Experts experts;
    private final Recipients recipients;
    private final MailedLinks links;
    private final PublicSite site;
    private final Clock clock;

    AccountLetters(
            AccountInvitations invitations,
            Accounts accounts,
            Recovery recovery,
            Experts experts,
            Recipients recipients,
            MailedLinks links,
            PublicSite site,
            Clock clock) {
        this.invitations = invitations;
        this.accounts = accounts;
        this.recovery = recovery;
        this.experts = experts;
        this.recipients = recipients;
        this.links = links;
        this.site = site;
        this.clock = clock;
    }

    /** Accepted by now, nobody needs to be invited. */
    List<Letter> invited(String id) {
        return invitations.find(id).map(this::invited).stream().toList();
    }

    private Letter invited(AccountInvitations.Invitation invitation) {
        var end = clock.instant()
                .atZone(ZoneOffset.UTC)
                .plus(AccountInvitations.LINK_LIVES)
                .toInstant();
        SecretToken link = links.issue(AccountInvitations.PURPOSE, invitation.id(), end);
        AccountInvitations.Invitee invitee = invitation.invitee();
        return letter(
                LetterKind.INVITED,
                new Recipient(invitee.email(), invitee.name(), invitee.language()),
                site.invitation(link),
                "invitation:" + invitation.id());
    }

    List<Letter> declined(ExpertId applicant) {
        return experts
                .declined(applicant)
                .map(former -> new Letter(
                        LetterKind.APPLICATION_DECLINED,
                        new Recipient(former.email(), former.name(), former.language()),
                        List.of(new Letter.Fact("notifications.mail.reason", List.of(former.reason()))),
                        site.start(),
                        false,
                        Optional.empty(),
                        "application:" + applicant.value()))
                .stream()
                .toList();
    }

    List<Letter> passwordForgotten(AccountId account) {
        return recovery
                .owner(account)
                .map(owner -> letter(
                        LetterKind.PASSWORD_FORGOTTEN,
                        new Recipient(owner.email(), owner.name(), owner.language()),
                        site.newPassword(links.issue(
                                Recovery.PURPOSE,
                                account.value(),
                                clock.instant().plus(Recovery.LINK_LIVES))),
                        "password:" + account.value()))
                .stream()
                .toList();
    }

    List<Letter> signInChanged(SignInChanged news) {
        LetterKind kind = switch (news.change()) {
            case FACTOR_ADDED -> LetterKind.FACTOR_ADDED;
            case FACTOR_REMOVED -> LetterKind.FACTOR_REMOVED;
            case RECOVERY_CODE_USED -> LetterKind.RECOVERY_CODE_USED;
            case RECOVERY_CODES_RENEWED -> LetterKind.RECOVERY_CODES_RENEWED;
            case CODES_REFUSED -> LetterKind.CODES_REFUSED;
            case PROVIDER_LINKED -> LetterKind.PROVIDER_LINKED;
            case PROVIDER_UNLINKED -> LetterKind.PROVIDER_UNLINKED;
            case TOKEN_MADE -> LetterKind.TOKEN_MADE;
            case PASSWORD_CHANGED -> LetterKind.PASSWORD_CHANGED;
            case FACTORS_RESET -> LetterKind.FACTORS_RESET;
        };
        return recovery
                .owner(news.account())
                .map(owner -> new Letter(
                        kind,
                        new Recipient(owner.email(), owner.name(), owner.language()),
                        List.of(),
                        kind == LetterKind.TOKEN_MADE ? site.account() : site.signingIn(),
                        false,
                        Optional.empty(),
                        "sign-in:" + news.account().value()))
                .stream()
                .toList();
    }

    List<Letter> closed(AccountId account) {
        return recovery.ownerOfAny(account).stream()
                .map(owner -> ofAccount(LetterKind.ACCOUNT_CLOSED, plain(owner), site.start(), account))
                .toList();
    }

    List<Letter> opened(AccountId account) {
        return recovery.owner(account).stream()
                .map(owner -> ofAccount(LetterKind.ACCOUNT_OPENED, plain(owner), site.start(), account))
                .toList();
    }

    /** The mail goes to the person alone; in the inbox of a team all of its people read it. */
    List<Letter> seenAs(AccountId account) {
        return recovery.owner(account).stream()
                .map(owner -> ofAccount(
                        LetterKind.SEEN_AS,
                        new Recipient(
                                owner.email(), owner.name(), owner.language(), inbox(account), Inbox.ownerOf(account)),
                        site.account(),
                        account))
                .toList();
    }

    private String inbox(AccountId account) {
        return accounts.viewer(account).map(Inbox::ownerOf).orElse("");
    }

    private static Recipient plain(Recovery.Owner owner) {
        return new Recipient(owner.email(), owner.name(), owner.language());
    }

    private static Letter ofAccount(LetterKind kind, Recipient recipient, URI page, AccountId account) {
        return new Letter(kind, recipient, List.of(), page, false, Optional.empty(), "account:" + account.value());
    }

    /** Gone, or not active any more, nobody needs to be asked. */
    List<Letter> stale(ExpertId id) {
        return experts
                .find(id)
                .filter(expert -> expert.status() == ExpertStatus.ACTIVE)
                .map(expert -> new Letter(
                        LetterKind.PROFILE_STALE,
                        recipients.of(expert),
                        List.of(),
                        site.profile(),
                        false,
                        Optional.empty(),
                        "profile:" + id))
                .stream()
                .toList();
    }

    private static Letter letter(LetterKind kind, Recipient recipient, URI page, String thread) {
        return new Letter(kind, recipient, List.of(), page, true, Optional.empty(), thread);
    }
}
