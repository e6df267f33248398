package eu.passerelle.notifications;

import eu.passerelle.cities.Teams;
import eu.passerelle.directory.Experts;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.notifications.Letter.Fact;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Gathers each morning what people want to hear once a day. */
@Component
class Digests {
    private final Inbox inbox;
    private final Experts experts;
    private final Teams teams;
    private final Recipients recipients;
    private final PublicSite site;
    private final MessageSource messages;
    private final GraphTransactions transactions;
    private final Outbox outbox;

    Digests(
            Inbox inbox,
            Experts experts,
            Teams teams,
            Recipients recipients,
            PublicSite site,
            MessageSource messages,
            GraphTransactions transactions,
            Outbox outbox) {
        this.inbox = inbox;
        this.experts = experts;
        this.teams = teams;
        this.recipients = recipients;
        this.site = site;
        this.messages = messages;
        this.transactions = transactions;
        this.outbox = outbox;
    }

    /** Two nodes that do so at once send one: who comes second finds nothing waiting. */
    @Scheduled(cron = "0 0 6 * * *")
    void run() {
        transactions.write(() ->
                outbox.append(inbox.ownersWaiting().stream().map(DigestDue::new).toList()));
    }

    /** Nothing when all was read meanwhile, or nobody is there any more. */
    List<Letter> of(String owner) {
        List<Notice> waiting = inbox.takeWaiting(owner);
        return waiting.isEmpty()
                ? List.of()
                : recipient(owner).map(to -> letter(to, waiting)).stream().toList();
    }

    private Letter letter(Recipient to, List<Notice> waiting) {
        var counted = new LinkedHashMap<LetterKind, Integer>();
        waiting.forEach(notice -> counted.merge(notice.kind(), 1, Integer::sum));
        List<String> lines =
                counted.entrySet().stream().map(entry -> line(entry, to)).toList();
        return new Letter(
                LetterKind.DIGEST,
                to,
                List.of(new Fact("notifications.mail.fact.news", lines)),
                site.inbox(),
                false,
                Optional.empty(),
                "digest:" + to.owner() + ":" + waiting.getLast().id());
    }

    private String line(Map.Entry<LetterKind, Integer> entry, Recipient to) {
        String subject = messages.getMessage(
                "notifications.mail." + entry.getKey() + ".subject",
                null,
                to.language().locale());
        return entry.getValue() == 1 ? subject : subject + " (" + entry.getValue() + ")";
    }

    private Optional<Recipient> recipient(String owner) {
        String id = owner.substring(owner.indexOf(':') + 1);
        return switch (owner.substring(0, owner.indexOf(':'))) {
            case "expert" -> experts.find(new ExpertId(id)).map(recipients::of);
            case "team" -> teams.find(new TeamId(id)).map(recipients::of);
            default ->
                recipients.networkCoordinators().stream()
                        .filter(coordinator -> coordinator.owner().equals(owner))
                        .findFirst();
        };
    }
}
