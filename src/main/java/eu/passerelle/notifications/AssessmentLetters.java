package eu.passerelle.notifications;

import eu.passerelle.accounts.MailedLinks;
import eu.passerelle.notifications.Letter.Fact;
import eu.passerelle.toolbox.AssessmentId;
import eu.passerelle.toolbox.AssessmentNotice;
import eu.passerelle.toolbox.AssessmentNotice.Guest;
import eu.passerelle.toolbox.Assessments;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** What is written to those who are asked how their team works. */
@Component
class AssessmentLetters {
    private final Assessments assessments;
    private final MailedLinks links;
    private final PublicSite site;

    AssessmentLetters(Assessments assessments, MailedLinks links, PublicSite site) {
        this.assessments = assessments;
        this.links = links;
        this.site = site;
    }

    /** Over by now, nobody needs to be asked. */
    List<Letter> asked(AssessmentId id, List<String> people) {
        return letters(LetterKind.ASSESSMENT_ASKED, id, guest -> people.contains(guest.id()));
    }

    List<Letter> nearing(AssessmentId id) {
        return letters(LetterKind.ASSESSMENT_NEARING, id, guest -> !guest.done());
    }

    private List<Letter> letters(LetterKind kind, AssessmentId id, Predicate<Guest> wanted) {
        return assessments
                .find(id)
                .filter(AssessmentNotice::open)
                .map(notice -> notice.guests().stream()
                        .filter(wanted)
                        .map(guest -> letter(kind, notice, guest))
                        .toList())
                .orElse(List.of());
    }

    private Letter letter(LetterKind kind, AssessmentNotice notice, Guest guest) {
        Times times = new Times(guest.language(), notice.zone());
        return new Letter(
                kind,
                new Recipient(guest.email(), guest.name(), guest.language()),
                List.of(new Fact(
                        "notifications.mail.fact.answerUntil",
                        List.of(times.day(notice.answerBy().minusSeconds(1))))),
                site.assessmentAnswer(links.issue(Assessments.LINK_PURPOSE, guest.id(), notice.linkEnds())),
                true,
                Optional.empty(),
                "assessment:" + notice.id());
    }
}
