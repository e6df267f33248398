package eu.passerelle.notifications;

import eu.passerelle.cities.Teams;
import eu.passerelle.directory.Experts;
import eu.passerelle.engagements.Engagement;
import eu.passerelle.engagements.Engagements;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.scheduling.Side;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What is written while a mentoring lasts; closed by now, nobody needs to hear of it. */
@Component
class MentoringLetters {
    private final Engagements engagements;
    private final Experts experts;
    private final Teams teams;
    private final Recipients recipients;
    private final PublicSite site;

    MentoringLetters(Engagements engagements, Experts experts, Teams teams, Recipients recipients, PublicSite site) {
        this.engagements = engagements;
        this.experts = experts;
        this.teams = teams;
        this.recipients = recipients;
        this.site = site;
    }

    List<Letter> adviceGiven(EngagementId id) {
        return to(Side.TEAM, LetterKind.ADVICE_GIVEN, id, site.advice(id));
    }

    List<Letter> adviceAnswered(EngagementId id) {
        return to(Side.EXPERT, LetterKind.ADVICE_ANSWERED, id, site.advice(id));
    }

    private List<Letter> to(Side side, LetterKind kind, EngagementId id, URI page) {
        Engagement engagement = engagements.get(id);
        return engagement.state() == Engagement.State.ACTIVE
                ? List.of(new Letter(
                        kind,
                        recipient(engagement, side),
                        List.of(),
                        page,
                        false,
                        Optional.empty(),
                        "mentoring:" + id))
                : List.of();
    }

    private Recipient recipient(Engagement engagement, Side side) {
        return side == Side.EXPERT
                ? recipients.of(experts.get(engagement.expert()))
                : recipients.of(teams.get(engagement.team()));
    }
}
