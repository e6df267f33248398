package eu.passerelle.notifications;

import eu.passerelle.cities.Team;
import eu.passerelle.cities.Teams;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.Experts;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.notifications.Inbox.Waiting;
import eu.passerelle.notifications.Letter.Fact;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Gathers, at an hour of each person’s own clock, what they want to hear once a day. */
@Component
class Digests {
    private final Inbox inbox;
    private final DigestChoices choices;
    private final Experts experts;
    private final Teams teams;
    private final Recipients recipients;
    private final PublicSite site;
    private final MessageSource messages;
    private final GraphTransactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    Digests(
            Inbox inbox,
            DigestChoices choices,
            Experts experts,
            Teams teams,
            Recipients recipients,
            PublicSite site,
            MessageSource messages,
            GraphTransactions transactions,
            Outbox outbox,
            Clock clock) {
        this.inbox = inbox;
        this.choices = choices;
        this.experts = experts;
        this.teams = teams;
        this.recipients = recipients;
        this.site = site;
        this.messages = messages;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Looks every minute for whom the hour has struck. What was told before it is marked as due, so that it is announced
     * once however long nobody takes it, and taken once: so a second node that looks at the same time sends nothing more,
     * and neither does an hour that a clock strikes twice.
     */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT40S")
    void run() {
        List<Waiting> waiting = inbox.waiting();
        Map<String, Instant> due = waiting.isEmpty() ? Map.of() : due(waiting);
        if (!due.isEmpty()) {
            transactions.write(() -> outbox.append(inbox.markDue(due).stream()
                    .sorted()
                    .map(owner -> new DigestDue(owner, due.get(owner)))
                    .toList()));
        }
    }

    private Map<String, Instant> due(List<Waiting> waiting) {
        Collection<Expert> itsExperts =
                experts.all(ids(waiting, "expert:").map(ExpertId::new).toList()).values();
        Collection<Team> itsTeams =
                teams.all(ids(waiting, "team:").map(TeamId::new).toList()).values();
        var zones = new HashMap<String, ZoneId>();
        itsExperts.forEach(expert -> zones.put(Inbox.ownerOf(expert.id()), expert.zone()));
        itsTeams.forEach(team -> zones.put(Inbox.ownerOf(team.id()), team.city().zone()));
        Map<String, String> choosers = recipients.choosers(itsExperts, itsTeams);
        UnaryOperator<String> chooser = owner -> choosers.getOrDefault(owner, owner);
        Map<String, DigestChoice> chosen =
                choices.all(waiting.stream().map(Waiting::owner).map(chooser).toList());
        var due = new HashMap<String, Instant>();
        for (Waiting one : waiting) {
            DigestChoice choice = chosen.getOrDefault(chooser.apply(one.owner()), DigestChoice.USUAL);
            Instant latest = choice.latest(clock.instant(), zones.getOrDefault(one.owner(), ZoneOffset.UTC));
            if (one.since().isBefore(latest)) {
                due.put(one.owner(), latest);
            }
        }
        return due;
    }

    private static Stream<String> ids(List<Waiting> waiting, String kind) {
        return waiting.stream()
                .map(Waiting::owner)
                .filter(owner -> owner.startsWith(kind))
                .map(owner -> owner.substring(kind.length()));
    }

    /** Nothing when all was read meanwhile, or nobody is there any more. */
    List<Letter> of(DigestDue due) {
        List<Notice> waiting =
                inbox.takeWaiting(due.owner(), Objects.requireNonNullElseGet(due.until(), clock::instant));
        return waiting.isEmpty()
                ? List.of()
                : recipient(due.owner()).map(to -> letter(to, waiting)).stream().toList();
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
