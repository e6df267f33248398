package eu.passerelle.notifications;

import eu.passerelle.accounts.MailedLinks;
import eu.passerelle.cities.Teams;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.Experts;
import eu.passerelle.engagements.Proposal;
import eu.passerelle.engagements.Proposals;
import eu.passerelle.engagements.Successions;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.SecretToken;
import eu.passerelle.notifications.Letter.Fact;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What is written when an expert is asked, and when an answer has come or not. */
@Component
class ProposalLetters {
    /** Whoever is a little late finds a page that says so, not a dead link. */
    private static final Duration LINK_OUTLIVES_QUESTION = Duration.ofDays(1);

    private final Experts experts;
    private final Teams teams;
    private final Recipients recipients;
    private final Successions successions;
    private final MailedLinks links;
    private final PublicSite site;
    private final MessageSource messages;

    ProposalLetters(
            Experts experts,
            Teams teams,
            Recipients recipients,
            Successions successions,
            MailedLinks links,
            PublicSite site,
            MessageSource messages) {
        this.experts = experts;
        this.teams = teams;
        this.recipients = recipients;
        this.successions = successions;
        this.links = links;
        this.site = site;
        this.messages = messages;
    }

    /** Each asking has a link of its own, as the graph cannot tell an earlier one again. */
    Letter asking(LetterKind kind, Proposal proposal) {
        Expert expert = experts.get(proposal.expert());
        Recipient recipient = recipients.of(expert);
        SecretToken link = links.issue(
                Proposals.LINK_PURPOSE,
                proposal.id().value(),
                proposal.answerBy().plus(LINK_OUTLIVES_QUESTION));
        return letter(
                kind,
                recipient,
                asked(proposal, recipient, new Times(recipient.language(), expert.zone())),
                site.answer(link),
                true,
                proposal);
    }

    private List<Fact> asked(Proposal proposal, Recipient recipient, Times times) {
        var facts = new ArrayList<Fact>();
        facts.add(fact("notifications.mail.fact.hours", hours(proposal.hours(), recipient)));
        facts.add(fact("notifications.mail.fact.window", window(proposal, recipient, times)));
        if (!proposal.suggestedTimes().isEmpty()) {
            facts.add(new Fact(
                    "notifications.mail.fact.times",
                    proposal.suggestedTimes().stream().map(times::moment).toList()));
        }
        facts.add(fact("notifications.mail.fact.zone", times.zoneName(proposal.askedAt())));
        facts.add(fact("notifications.mail.fact.answerBy", times.moment(proposal.answerBy())));
        return facts;
    }

    private String hours(int hours, Recipient recipient) {
        return messages.getMessage(
                "notifications.mail.hours",
                new Object[] {hours},
                recipient.language().locale());
    }

    private String window(Proposal proposal, Recipient recipient, Times times) {
        return messages.getMessage(
                "notifications.mail.window",
                new Object[] {times.day(proposal.from()), times.day(proposal.until())},
                recipient.language().locale());
    }

    Letter withdrawn(Proposal proposal) {
        Recipient recipient = recipients.of(experts.get(proposal.expert()));
        return letter(LetterKind.WITHDRAWN, recipient, List.of(), site.proposals(), false, proposal);
    }

    Letter accepted(Proposal proposal, EngagementId engagement) {
        return letter(LetterKind.ACCEPTED, team(proposal), List.of(), site.engagement(engagement), false, proposal);
    }

    /**
     * The team and the network hear of it alike: either may be the one to go on. Who takes over a mentoring is the network’s
     * to find, where it is looked for; only a time that was offered is taken at the request.
     */
    List<Letter> notYet(LetterKind kind, Proposal proposal) {
        Optional<EngagementId> takenOver = successions.about(proposal.id());
        URI page = takenOver
                .map(one -> kind == LetterKind.COUNTERED ? site.request(proposal.request()) : site.handover(one))
                .orElseGet(() -> site.recommendations(proposal.request()));
        Stream<Recipient> team = takenOver.isPresent() ? Stream.of() : Stream.of(team(proposal));
        return Stream.concat(team, recipients.networkCoordinators().stream())
                .map(recipient -> letter(kind, recipient, List.of(), page, false, proposal))
                .toList();
    }

    private Recipient team(Proposal proposal) {
        return recipients.of(teams.get(proposal.team()));
    }

    private static Fact fact(String label, String value) {
        return new Fact(label, List.of(value));
    }

    private static Letter letter(
            LetterKind kind, Recipient recipient, List<Fact> facts, URI page, boolean open, Proposal proposal) {
        return new Letter(
                kind,
                recipient,
                facts,
                page,
                open,
                Optional.empty(),
                "proposal:" + proposal.id().value());
    }
}
