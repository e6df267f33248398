package eu.passerelle.engagements;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.privacy.Holding;
import eu.passerelle.privacy.PersonalData;
import eu.passerelle.privacy.Subject;
import eu.passerelle.scheduling.SessionChange;
import eu.passerelle.scheduling.Sessions;
import eu.passerelle.scheduling.Side;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** What somebody was asked, answered and wrote as a mentor, and in polls. The work itself stays. */
@Component
class EngagementsPersonalData implements PersonalData {
    private static final String MAILED_LINK = """
            MATCH (n:MailedLink)
            WHERE n.subject IN $guests OR any(id IN $experts WHERE n.subject ENDS WITH ':EXPERT:' + id)
              OR EXISTS { MATCH (:Proposal {id: n.subject})-[:TO]->(e:Expert|FormerExpert) WHERE e.id IN $experts }
            RETURN n
            """;
    private static final String PROPOSAL = """
            MATCH (e:Expert|FormerExpert) WHERE e.id IN $experts
            MATCH (n:Proposal)-[:TO]->(e) RETURN n
            """;
    private static final String ENGAGEMENT = """
            MATCH (e:Expert|FormerExpert) WHERE e.id IN $experts
            MATCH (e)-[:MENTORED|CO_MENTORED]->(n:Engagement) RETURN n
            """;
    private static final String CLOSING = """
            MATCH (e:Expert|FormerExpert) WHERE e.id IN $experts
            MATCH (e)-[:MENTORED|CO_MENTORED]->(g:Engagement)
            MATCH (n:Closing)-[:PART_OF]->(g) RETURN n
            """;
    /** Those of the mentor before stay with the mentoring when another goes on with it. */
    private static final String HOURS_ENTRY = """
            MATCH (e:Expert|FormerExpert) WHERE e.id IN $experts
            MATCH (e)-[:MENTORED]->(:Engagement)-[:CONTINUED_AS*0..]->(g:Engagement)
            MATCH (n:HoursEntry)-[:PART_OF]->(g)
            WHERE n.expertId = e.id OR n.expertId IS NULL AND EXISTS { (e)-[:MENTORED]->(g) }
            RETURN DISTINCT n
            """;

    private static final String CLOSING_REPORT = """
            MATCH (e:Expert|FormerExpert) WHERE e.id IN $experts
            MATCH (e)-[:MENTORED]->(g:Engagement)
            MATCH (n:ClosingReport)-[:PART_OF]->(:Closing)-[:PART_OF]->(g) WHERE toLower(n.side) = 'expert' RETURN n
            """;
    private static final String SESSION_RECORD = """
            MATCH (s:Session) WHERE s.expertId IN $experts
            MATCH (n:SessionRecord)-[:ABOUT]->(s) RETURN n
            """;
    private static final String FOLLOW_UP = """
            MATCH (s:Session) WHERE s.expertId IN $experts
            MATCH (n:FollowUp)-[:FOLLOWS]->(s) WHERE n.by = 'EXPERT' RETURN n
            """;
    private static final String ADVICE = """
            MATCH (n:Advice) WHERE n.by IN $accounts OR n.answeredBy IN $accounts RETURN n
            """;
    private static final String CHARTER = """
            MATCH (n:Charter)
            WHERE n.expertId IN $experts OR n.expertBy IN $accounts OR n.teamBy IN $accounts RETURN n
            """;
    private static final String ERASE_MENTOR_OF_CHARTER = """
            MATCH (n:Charter) WHERE (n.expertId IN $experts OR n.expertBy IN $accounts) AND n.expertName IS NOT NULL
            SET n.expertName = '[…]'
            """;
    private static final String ERASE_TEAM_OF_CHARTER = """
            MATCH (n:Charter) WHERE n.teamBy IN $accounts SET n.teamName = '[…]'
            """;
    private static final String MID_TERM_ANSWER = """
            MATCH (e:Expert|FormerExpert) WHERE e.id IN $experts
            MATCH (e)-[:MENTORED]->(g:Engagement)
            MATCH (n:MidTermAnswer)-[:PART_OF]->(:MidTerm)-[:PART_OF]->(g) WHERE n.side = 'EXPERT' RETURN n
            """;
    private static final String HANDOVER = """
            MATCH (n:Handover) WHERE n.askedBy = 'EXPERT' AND n.expertId IN $experts RETURN n
            """;
    private static final String ANSWERED = """
            MATCH (p:PollPerson)-[n:ANSWERED]->(t:PollTime) WHERE toLower(p.email) IN $addresses
            RETURN n, t.startsAt AS time
            """;
    private static final String POLL_PERSON = """
            MATCH (n:PollPerson) WHERE toLower(n.email) IN $addresses RETURN n
            """;

    /** The name greets where nothing else is known. Others have typed it, so that it proves nobody in a text. */
    private static final String GUEST = """
            MATCH (n:PollPerson) WHERE n.id IN $guests OR toLower(n.email) IN $addresses OR toLower(n.email) IN $sought
            RETURN n.id AS guest, n.email AS address, CASE WHEN $ids = [] THEN n.name ELSE '' END AS name,
              CASE WHEN $ids = [] THEN n.language ELSE '' END AS language
            """;

    private static final String LEAVING = "leaving";
    /** Leaves, without an account. */
    private static final AccountId NOBODY = new AccountId("erasure");

    private final Proposals proposals;
    private final Answering answering;
    private final Sessions sessions;
    private final Clock clock;

    EngagementsPersonalData(Proposals proposals, Answering answering, Sessions sessions, Clock clock) {
        this.proposals = proposals;
        this.answering = answering;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of("MailedLink", MAILED_LINK),
                Holding.of("Proposal", PROPOSAL),
                Holding.of("Engagement", ENGAGEMENT),
                Holding.of("Closing", CLOSING),
                Holding.of("HoursEntry", HOURS_ENTRY),
                Holding.of("ClosingReport", CLOSING_REPORT),
                Holding.of("SessionRecord", SESSION_RECORD),
                Holding.of("FollowUp", FOLLOW_UP),
                Holding.of("Advice", ADVICE),
                Holding.erasedBy("Charter", CHARTER, ERASE_MENTOR_OF_CHARTER, ERASE_TEAM_OF_CHARTER),
                Holding.of("MidTermAnswer", MID_TERM_ANSWER),
                Holding.of("Handover", HANDOVER),
                Holding.of("ANSWERED", ANSWERED),
                Holding.of("PollPerson", POLL_PERSON));
    }

    @Override
    public List<String> identities() {
        return List.of(GUEST);
    }

    /** What is asked is declined, what is booked is cancelled: the other side hears of it as always, and not why. */
    @Override
    public void leaving(Subject subject) {
        subject.experts().stream().map(ExpertId::new).forEach(expert -> {
            proposals.to(expert).stream()
                    .filter(Proposal::isPending)
                    .forEach(proposal -> answering.decline(proposal.id(), LEAVING, ""));
            sessions.of(expert, clock.instant()).stream()
                    .filter(session -> session.startsAt().isAfter(clock.instant()))
                    .forEach(session -> sessions.cancel(change(subject), session.id()));
        });
    }

    private static SessionChange change(Subject subject) {
        AccountId by =
                subject.accounts().stream().findFirst().map(AccountId::new).orElse(NOBODY);
        return new SessionChange(LEAVING, by, "", Side.BOTH);
    }
}
