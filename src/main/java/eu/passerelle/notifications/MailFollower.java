package eu.passerelle.notifications;

import eu.passerelle.accounts.AccountClosed;
import eu.passerelle.accounts.AccountOpened;
import eu.passerelle.accounts.ApprovalAsked;
import eu.passerelle.accounts.ApprovalDecided;
import eu.passerelle.accounts.Invited;
import eu.passerelle.accounts.PasswordForgotten;
import eu.passerelle.accounts.SeenAs;
import eu.passerelle.accounts.SignInChanged;
import eu.passerelle.directory.ApplicationDeclined;
import eu.passerelle.directory.ProfileStale;
import eu.passerelle.engagements.AdviceAnswered;
import eu.passerelle.engagements.AdviceGiven;
import eu.passerelle.engagements.CharterSigned;
import eu.passerelle.engagements.ClosingAsked;
import eu.passerelle.engagements.HandoverAsked;
import eu.passerelle.engagements.HandoverDropped;
import eu.passerelle.engagements.MentorChanged;
import eu.passerelle.engagements.MentoringClosed;
import eu.passerelle.engagements.MentoringDormant;
import eu.passerelle.engagements.MidTermAsked;
import eu.passerelle.engagements.PollCancelled;
import eu.passerelle.engagements.PollClosed;
import eu.passerelle.engagements.PollOpened;
import eu.passerelle.engagements.PollReminded;
import eu.passerelle.engagements.Proposal;
import eu.passerelle.engagements.ProposalAccepted;
import eu.passerelle.engagements.ProposalCountered;
import eu.passerelle.engagements.ProposalDeclined;
import eu.passerelle.engagements.ProposalId;
import eu.passerelle.engagements.ProposalLapsed;
import eu.passerelle.engagements.ProposalReminded;
import eu.passerelle.engagements.ProposalSent;
import eu.passerelle.engagements.ProposalWithdrawn;
import eu.passerelle.engagements.Proposals;
import eu.passerelle.engagements.RequestSubmitted;
import eu.passerelle.kernel.Event;
import eu.passerelle.kernel.OutboxFollower;
import eu.passerelle.kernel.RecordedEvent;
import eu.passerelle.notifications.post.PostOffice;
import eu.passerelle.notifications.reminders.Guests;
import eu.passerelle.notifications.reminders.SessionNearing;
import eu.passerelle.privacy.ErasureAsked;
import eu.passerelle.privacy.ErasureBegun;
import eu.passerelle.privacy.ErasureDropped;
import eu.passerelle.scheduling.Attendance;
import eu.passerelle.scheduling.SeriesAnswered;
import eu.passerelle.scheduling.SeriesBooked;
import eu.passerelle.scheduling.SeriesCancelled;
import eu.passerelle.scheduling.SeriesMoved;
import eu.passerelle.scheduling.Session;
import eu.passerelle.scheduling.SessionAnswered;
import eu.passerelle.scheduling.SessionBooked;
import eu.passerelle.scheduling.SessionCancelled;
import eu.passerelle.scheduling.SessionId;
import eu.passerelle.scheduling.SessionMoved;
import eu.passerelle.scheduling.Sessions;
import eu.passerelle.scheduling.Side;
import eu.passerelle.scheduling.UpcomingSessions;
import eu.passerelle.toolbox.AssessmentNearing;
import eu.passerelle.toolbox.PeopleAsked;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Turns news into mails, in the transaction that notes the news as heard: none is lost, none is written twice. */
@Component
class MailFollower implements OutboxFollower {
    private final Proposals proposals;
    private final Sessions sessions;
    private final RequestLetters requestLetters;
    private final ProposalLetters proposalLetters;
    private final SessionLetters sessionLetters;
    private final SeriesLetters seriesLetters;
    private final PollLetters pollLetters;
    private final ClosingLetters closingLetters;
    private final MentoringLetters mentoringLetters;
    private final AssessmentLetters assessmentLetters;
    private final AccountLetters accountLetters;
    private final ApprovalLetters approvalLetters;
    private final LastMails lastMails;
    private final UpcomingSessions upcoming;
    private final Guests guests;
    private final Clock clock;
    private final LetterWriter writer;
    private final PostOffice post;
    private final Inbox inbox;
    private final DigestChoices choices;
    private final Digests digests;

    MailFollower(
            Proposals proposals,
            Sessions sessions,
            RequestLetters requestLetters,
            ProposalLetters proposalLetters,
            SessionLetters sessionLetters,
            SeriesLetters seriesLetters,
            PollLetters pollLetters,
            ClosingLetters closingLetters,
            MentoringLetters mentoringLetters,
            AssessmentLetters assessmentLetters,
            AccountLetters accountLetters,
            ApprovalLetters approvalLetters,
            LastMails lastMails,
            UpcomingSessions upcoming,
            Guests guests,
            Clock clock,
            LetterWriter writer,
            PostOffice post,
            Inbox inbox,
            DigestChoices choices,
            Digests digests) {
        this.proposals = proposals;
        this.sessions = sessions;
        this.requestLetters = requestLetters;
        this.proposalLetters = proposalLetters;
        this.sessionLetters = sessionLetters;
        this.seriesLetters = seriesLetters;
        this.pollLetters = pollLetters;
        this.closingLetters = closingLetters;
        this.mentoringLetters = mentoringLetters;
        this.assessmentLetters = assessmentLetters;
        this.accountLetters = accountLetters;
        this.approvalLetters = approvalLetters;
        this.lastMails = lastMails;
        this.upcoming = upcoming;
        this.guests = guests;
        this.clock = clock;
        this.writer = writer;
        this.post = post;
        this.inbox = inbox;
        this.choices = choices;
        this.digests = digests;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public void follow(RecordedEvent recorded) {
        letters(recorded.event()).forEach(letter -> tell(letter, recorded.sequence()));
    }

    /** Noted in the inbox of those who have one, and mailed at once unless they want to hear of it once a day. */
    private void tell(Letter letter, long sequence) {
        String owner = letter.recipient().owner();
        Optional<NoticeGroup> group = owner.isEmpty() || letter.opensWithoutSigningIn()
                ? Optional.empty()
                : letter.kind().group();
        boolean waits = group.filter(NoticeGroup::mayWait)
                .filter(its -> choices.of(letter.recipient().chooser()).daily().contains(its))
                .isPresent();
        group.ifPresent(its -> inbox.note(letter, waits));
        // Nobody speaks for a team whose coordinator was erased, until somebody else does.
        if (!waits && !letter.recipient().address().isBlank()) {
            post.handIn(writer.write(letter, sequence));
        }
    }

    private List<Letter> letters(Event event) {
        return switch (event) {
            case RequestSubmitted e -> requestLetters.submitted(e.request());
            case ProposalSent e -> asking(LetterKind.PROPOSAL, e.proposal());
            case ProposalReminded e -> asking(LetterKind.REMINDER, e.proposal());
            case ProposalWithdrawn e -> List.of(proposalLetters.withdrawn(proposals.get(e.proposal())));
            case ProposalAccepted e -> List.of(proposalLetters.accepted(proposals.get(e.proposal()), e.engagement()));
            case ProposalDeclined e -> proposalLetters.notYet(LetterKind.DECLINED, proposals.get(e.proposal()));
            case ProposalCountered e -> proposalLetters.notYet(LetterKind.COUNTERED, proposals.get(e.proposal()));
            case ProposalLapsed e -> proposalLetters.notYet(LetterKind.LAPSED, proposals.get(e.proposal()));
            case SessionBooked e ->
                invitations(LetterKind.SESSION_BOOKED, sessions.get(e.session()), e.sequence(), Side.BOTH);
            case SeriesBooked e -> seriesLetters.booked(e.sessions());
            case SeriesMoved e -> seriesLetters.moved(e);
            case SeriesCancelled e -> seriesLetters.cancelled(e);
            case SeriesAnswered e -> seriesLetters.answered(e);
            case SessionMoved e -> changed(LetterKind.SESSION_MOVED, e.session(), e.sequence(), e.told());
            case SessionCancelled e -> changed(LetterKind.SESSION_CANCELLED, e.session(), e.sequence(), e.told());
            case SessionAnswered e -> answered(e);
            case SessionNearing e -> reminder(e);
            case PollOpened e -> pollLetters.opened(e.poll());
            case PollClosed e -> pollLetters.closed(e.poll());
            case PollReminded e -> pollLetters.reminded(e.poll());
            case PollCancelled e -> pollLetters.cancelled(e.poll());
            case ClosingAsked e -> closingLetters.asked(e);
            case MentoringClosed e -> closingLetters.closed(e.engagement());
            case AdviceGiven e -> mentoringLetters.adviceGiven(e.engagement());
            case AdviceAnswered e -> mentoringLetters.adviceAnswered(e.engagement());
            case CharterSigned e -> mentoringLetters.agreementSigned(e);
            case MidTermAsked e -> mentoringLetters.midTerm(e);
            case MentoringDormant e -> mentoringLetters.dormant(e.engagement());
            case HandoverAsked e -> mentoringLetters.handoverAsked(e.engagement());
            case HandoverDropped e -> mentoringLetters.handoverDropped(e.engagement(), e.side());
            case MentorChanged e -> mentoringLetters.mentorChanged(e);
            case DigestDue e -> digests.of(e);
            case PeopleAsked e -> assessmentLetters.asked(e.assessment(), e.people());
            case AssessmentNearing e -> assessmentLetters.nearing(e.assessment());
            case Invited e -> accountLetters.invited(e.invitation());
            case ApplicationDeclined e -> accountLetters.declined(e.applicant());
            case ProfileStale e -> accountLetters.stale(e.expert());
            case PasswordForgotten e -> accountLetters.passwordForgotten(e.account());
            case SignInChanged e -> accountLetters.signInChanged(e);
            case AccountClosed e -> accountLetters.closed(e.account());
            case AccountOpened e -> accountLetters.opened(e.account());
            case SeenAs e -> accountLetters.seenAs(e.account());
            case ApprovalAsked e -> approvalLetters.asked(e);
            case ApprovalDecided e -> approvalLetters.decided(e);
            case ErasureAsked e -> lastMails.asked(e.erasure());
            case ErasureDropped e -> lastMails.dropped(e.erasure());
            case ErasureBegun e -> lastMails.letters(e.erasure());
            default -> List.of();
        };
    }

    /** Answered or taken back by now, nobody needs to be asked. */
    private List<Letter> asking(LetterKind kind, ProposalId id) {
        Proposal proposal = proposals.get(id);
        return proposal.state() == Proposal.State.OPEN ? List.of(proposalLetters.asking(kind, proposal)) : List.of();
    }

    /** Nobody needs a mail to hear that all is well, nor of an answer to a time that does not hold any more. */
    private List<Letter> answered(SessionAnswered answered) {
        Session session = sessions.get(answered.session());
        boolean tells = answered.proposes() || answered.answer() == Attendance.Answer.DECLINED;
        if (!tells || session.sequence() != answered.sequence()) {
            return List.of();
        }
        LetterKind kind = answered.proposes() ? LetterKind.SESSION_COUNTERED : LetterKind.SESSION_DECLINED;
        return sessionLetters.answered(kind, session, answered.side().other());
    }

    /** Cancelled or moved since, or over while the post stood still: nobody needs to be reminded of that. */
    private List<Letter> reminder(SessionNearing nearing) {
        return upcoming
                .find(nearing.session())
                .filter(found -> found.session().sequence() == nearing.sequence())
                .filter(found -> found.session().startsAt().isAfter(clock.instant()))
                .flatMap(found -> guests.find(found, nearing.guest())
                        .map(guest -> sessionLetters.reminder(found.session(), guest)))
                .stream()
                .toList();
    }

    /** Those whom a poll had asked hear of it too. */
    private List<Letter> changed(LetterKind kind, SessionId id, int sequence, Set<Side> told) {
        Session session = sessions.get(id);
        List<Letter> toGuests = session.sequence() == sequence ? pollLetters.changed(kind, session) : List.of();
        return Stream.concat(invitations(kind, session, sequence, told).stream(), toGuests.stream())
                .toList();
    }

    /**
     * When the session has changed again since, the news of that is on its way and says it all to those whom it goes to;
     * the others are told how it stands now.
     */
    private List<Letter> invitations(LetterKind kind, Session session, int sequence, Set<Side> told) {
        if (session.sequence() == sequence) {
            return sessionLetters.invitations(kind, session, told);
        }
        Set<Side> owed = new HashSet<>(told);
        owed.removeAll(sessions.told(session.id()));
        boolean cancelled = session.state() == Session.State.CANCELLED;
        return sessionLetters.invitations(cancelled ? LetterKind.SESSION_CANCELLED : kind, session, owed);
    }
}
