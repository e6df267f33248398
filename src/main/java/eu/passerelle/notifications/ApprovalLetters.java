package eu.passerelle.notifications;

import eu.passerelle.accounts.ApprovalAsked;
import eu.passerelle.accounts.ApprovalDecided;
import eu.passerelle.accounts.Recovery;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What is written when something takes two persons. It says neither what is asked for nor by whom. */
@Component
class ApprovalLetters {
    private final Recipients recipients;
    private final Recovery accounts;
    private final PublicSite site;

    ApprovalLetters(Recipients recipients, Recovery accounts, PublicSite site) {
        this.recipients = recipients;
        this.accounts = accounts;
        this.site = site;
    }

    List<Letter> asked(ApprovalAsked asked) {
        return recipients.networkCoordinators().stream()
                .filter(coordinator -> !coordinator.owner().equals(Inbox.ownerOf(asked.by())))
                .map(coordinator -> letter(LetterKind.APPROVAL_ASKED, coordinator, site.approvals(), asked.approval()))
                .toList();
    }

    List<Letter> decided(ApprovalDecided decided) {
        return accounts
                .owner(decided.by())
                .map(owner -> letter(
                        LetterKind.APPROVAL_DECIDED,
                        new Recipient(
                                owner.email(),
                                owner.name(),
                                owner.language(),
                                Inbox.ownerOf(decided.by()),
                                Inbox.ownerOf(decided.by())),
                        site.start(),
                        decided.approval()))
                .stream()
                .toList();
    }

    private static Letter letter(LetterKind kind, Recipient recipient, URI page, String approval) {
        return new Letter(kind, recipient, List.of(), page, false, Optional.empty(), "approval:" + approval);
    }
}
