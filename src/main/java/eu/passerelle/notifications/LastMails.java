package eu.passerelle.notifications;

import eu.passerelle.accounts.Accounts;
import eu.passerelle.accounts.GuestLeaving;
import eu.passerelle.accounts.MailedLinks;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.SecretToken;
import eu.passerelle.notifications.Letter.Fact;
import eu.passerelle.privacy.Erasure;
import eu.passerelle.privacy.Erasures;
import eu.passerelle.privacy.Farewells;
import eu.passerelle.privacy.Subject;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/**
 * The last two mails that somebody gets: that it was asked for, and that it was done. The last one is written while there is
 * an address, and waited for.
 */
@Component
class LastMails implements Farewells {
    private static final String HAS_LEFT = """
            MATCH (m:Mail) WHERE m.thread STARTS WITH $thread
            WITH count(m) AS written, count(CASE m.state WHEN 'NEW' THEN 1 END) AS waiting
            RETURN written > 0 AND waiting = 0
            """;

    private final Erasures erasures;
    private final Accounts accounts;
    private final MailedLinks links;
    private final PublicSite site;
    private final Neo4jClient neo4j;

    LastMails(Erasures erasures, Accounts accounts, MailedLinks links, PublicSite site, Neo4jClient neo4j) {
        this.erasures = erasures;
        this.accounts = accounts;
        this.links = links;
        this.site = site;
        this.neo4j = neo4j;
    }

    /** To all addresses, for as long as it can be taken back. */
    List<Letter> asked(String id) {
        return erasures.waiting(id).stream()
                .flatMap(erasure -> {
                    Subject leaver = erasures.of(erasure);
                    return addresses(leaver).map(address -> asked(erasure, leaver, recipient(leaver, address)));
                })
                .toList();
    }

    /** Whoever cannot sign in takes it back by the link. */
    private Letter asked(Erasure erasure, Subject leaver, Recipient recipient) {
        var times = new Times(recipient.language(), ZoneOffset.UTC);
        boolean byLink = leaver.accounts().stream().map(AccountId::new).noneMatch(accounts::isEnabled);
        return new Letter(
                leaver.isGuest() ? LetterKind.GUEST_ERASURE_ASKED : LetterKind.ERASURE_ASKED,
                recipient,
                List.of(new Fact("notifications.mail.fact.takeBackUntil", List.of(times.moment(erasure.dueAt())))),
                byLink ? site.leaving(takingBack(erasure)) : site.leaving(),
                byLink,
                Optional.empty(),
                "leaving:" + erasure.id());
    }

    private SecretToken takingBack(Erasure erasure) {
        return links.issue(GuestLeaving.PURPOSE, erasure.id(), erasure.dueAt());
    }

    /** To all addresses: what a guest had asked for does not happen to more than a guest. */
    List<Letter> dropped(String id) {
        Subject stays = erasures.find(id).map(erasures::of).orElseThrow();
        return addresses(stays)
                .map(address -> new Letter(
                        LetterKind.GUEST_ERASURE_DROPPED,
                        recipient(stays, address),
                        List.of(),
                        site.start(),
                        false,
                        Optional.empty(),
                        "leaving:" + id))
                .toList();
    }

    List<Letter> letters(String erasure) {
        return erasures.leaver(erasure).stream()
                .flatMap(leaver -> addresses(leaver).map(address -> letter(erasure, recipient(leaver, address))))
                .toList();
    }

    private Letter letter(String erasure, Recipient recipient) {
        return new Letter(
                LetterKind.ERASED, recipient, List.of(), site.start(), false, Optional.empty(), thread(erasure));
    }

    private static Stream<String> addresses(Subject leaver) {
        return leaver.addresses().stream().sorted();
    }

    private static Recipient recipient(Subject leaver, String address) {
        return new Recipient(
                address,
                leaver.names().stream().min(String::compareTo).orElse(""),
                InterfaceLanguage.find(leaver.language()).orElse(InterfaceLanguage.EN));
    }

    @Override
    public boolean isSaid(String erasure) {
        return erasures.leaver(erasure).isEmpty()
                || neo4j.query(HAS_LEFT)
                        .bind(thread(erasure) + ":")
                        .to("thread")
                        .fetchAs(Boolean.class)
                        .one()
                        .orElse(false);
    }

    private static String thread(String erasure) {
        return "erasure:" + erasure;
    }
}
