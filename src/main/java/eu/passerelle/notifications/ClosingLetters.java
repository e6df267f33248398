package eu.passerelle.notifications;

import eu.passerelle.cities.Teams;
import eu.passerelle.directory.Experts;
import eu.passerelle.engagements.ClosingAsked;
import eu.passerelle.engagements.Engagement;
import eu.passerelle.engagements.Engagements;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.scheduling.Side;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What is written when a mentoring comes to its end. */
@Component
class ClosingLetters {
    private final Engagements engagements;
    private final Experts experts;
    private final Teams teams;
    private final Recipients recipients;
    private final PublicSite site;

    ClosingLetters(Engagements engagements, Experts experts, Teams teams, Recipients recipients, PublicSite site) {
        this.engagements = engagements;
        this.experts = experts;
        this.teams = teams;
        this.recipients = recipients;
        this.site = site;
    }

    /** Closed by now, nobody needs to say anything. */
    List<Letter> asked(ClosingAsked asked) {
        Engagement engagement = engagements.get(asked.engagement());
        return engagement.state() == Engagement.State.ACTIVE
                ? List.of(letter(
                        asked.again() ? LetterKind.CLOSING_REMINDED : LetterKind.CLOSING_ASKED,
                        engagement,
                        asked.side()))
                : List.of();
    }

    List<Letter> closed(EngagementId id) {
        Engagement engagement = engagements.get(id);
        return List.of(
                letter(LetterKind.MENTORING_CLOSED, engagement, Side.EXPERT),
                letter(LetterKind.MENTORING_CLOSED, engagement, Side.TEAM));
    }

    private Letter letter(LetterKind kind, Engagement engagement, Side side) {
        Recipient recipient = side == Side.EXPERT
                ? recipients.of(experts.get(engagement.expert()))
                : recipients.of(teams.get(engagement.team()));
        return new Letter(
                kind,
                recipient,
                List.of(),
                site.closing(engagement.id()),
                false,
                Optional.empty(),
                "closing:" + engagement.id());
    }
}
