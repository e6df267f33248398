package eu.passerelle.notifications;

import eu.passerelle.accounts.MailedLinks;
import eu.passerelle.cities.Teams;
import eu.passerelle.directory.Experts;
import eu.passerelle.engagements.CharterSigned;
import eu.passerelle.engagements.Engagement;
import eu.passerelle.engagements.Engagements;
import eu.passerelle.engagements.MentorChanged;
import eu.passerelle.engagements.MidTermAsked;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.SecretToken;
import eu.passerelle.scheduling.Side;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What is written while a mentoring lasts; closed by now, nobody needs to hear of it. */
@Component
class MentoringLetters {
    private static final Duration LINK_LIVES = Duration.ofDays(30);

    private final Engagements engagements;
    private final Experts experts;
    private final Teams teams;
    private final Recipients recipients;
    private final MailedLinks links;
    private final PublicSite site;
    private final Clock clock;

    MentoringLetters(
            Engagements engagements,
            Experts experts,
            Teams teams,
            Recipients recipients,
            MailedLinks links,
            PublicSite site,
            Clock clock) {
        this.engagements = engagements;
        this.experts = experts;
        this.teams = teams;
        this.recipients = recipients;
        this.links = links;
        this.site = site;
        this.clock = clock;
    }

    List<Letter> adviceGiven(EngagementId id) {
        return to(Side.TEAM, LetterKind.ADVICE_GIVEN, id, site.advice(id));
    }

    List<Letter> adviceAnswered(EngagementId id) {
        return to(Side.EXPERT, LetterKind.ADVICE_ANSWERED, id, site.advice(id));
    }

    List<Letter> agreementSigned(CharterSigned signed) {
        LetterKind kind = signed.complete() ? LetterKind.AGREEMENT_COMPLETE : LetterKind.AGREEMENT_TO_SIGN;
        return to(signed.side().other(), kind, signed.engagement(), site.agreement(signed.engagement()));
    }

    /** Its link opens the three questions of this side alone, for as long as its mentor is the same. */
    List<Letter> midTerm(MidTermAsked asked) {
        Engagement engagement = engagements.get(asked.engagement());
        if (engagement.state() != Engagement.State.ACTIVE) {
            return List.of();
        }
        SecretToken link = links.issue(
                MidTermAsked.LINK_PURPOSE,
                engagement.id() + ":" + asked.side() + ":" + engagement.expert(),
                clock.instant().plus(LINK_LIVES));
        return List.of(new Letter(
                asked.again() ? LetterKind.MID_TERM_REMINDED : LetterKind.MID_TERM_ASKED,
                recipient(engagement, asked.side()),
                List.of(),
                site.midTermAnswer(link),
                true,
                Optional.empty(),
                "mentoring:" + engagement.id()));
    }

    List<Letter> dormant(EngagementId id) {
        return Stream.of(Side.TEAM, Side.EXPERT)
                .flatMap(side -> to(side, LetterKind.MENTORING_DORMANT, id, site.pause(id)).stream())
                .toList();
    }

    List<Letter> handoverAsked(EngagementId id) {
        return recipients.networkCoordinators().stream()
                .map(recipient -> letter(LetterKind.HANDOVER_ASKED, recipient, id, site.handover(id)))
                .toList();
    }

    List<Letter> handoverDropped(EngagementId id, Side side) {
        return to(side, LetterKind.HANDOVER_DROPPED, id, site.engagement(id));
    }

    /** All three hear of it, the mentor before on the page of what is his or hers now. */
    List<Letter> mentorChanged(MentorChanged changed) {
        Engagement now = engagements.get(changed.engagement());
        Engagement earlier = engagements.get(changed.earlier());
        return List.of(
                letter(LetterKind.MENTOR_CHANGED, recipient(now, Side.TEAM), now.id(), site.engagement(now.id())),
                letter(
                        LetterKind.MENTORING_HANDED_OVER,
                        recipient(earlier, Side.EXPERT),
                        now.id(),
                        site.engagement(earlier.id())),
                letter(
                        LetterKind.MENTORING_TAKEN_OVER,
                        recipient(now, Side.EXPERT),
                        now.id(),
                        site.engagement(now.id())));
    }

    private static Letter letter(LetterKind kind, Recipient recipient, EngagementId id, URI page) {
        return new Letter(kind, recipient, List.of(), page, false, Optional.empty(), "mentoring:" + id);
    }

    private List<Letter> to(Side side, LetterKind kind, EngagementId id, URI page) {
        Engagement engagement = engagements.get(id);
        return engagement.state() == Engagement.State.ACTIVE
                ? List.of(letter(kind, recipient(engagement, side), id, page))
                : List.of();
    }

    private Recipient recipient(Engagement engagement, Side side) {
        return side == Side.EXPERT
                ? recipients.of(experts.get(engagement.expert()))
                : recipients.of(teams.get(engagement.team()));
    }
}
