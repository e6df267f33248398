package eu.passerelle.engagements;

import eu.passerelle.directory.ExpertChanged;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.Forgetting;
import eu.passerelle.kernel.Outbox;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Five years after a mentoring ended, what people wrote in it goes. What stays says that there was one, on what, how long
 * and how well it went; the public lesson is public.
 */
@Component
class EngagementsForgetting implements Forgetting.Source {
    private static final String OVER = " WHERE g.endedOn < date($before) ";

    private static final String ROUND_ENTRIES =
            "MATCH (n:RoundEntry)-[:IN_ROUND]->(r:Round) WHERE r.at < $before" + Forgetting.DELETE;
    private static final String ROUNDS = "MATCH (n:Round) WHERE n.at < $before" + Forgetting.DELETE;

    /** Of a request also what was never asked of anybody. */
    private static final String REQUESTS = """
            MATCH (n:Request) WHERE n.changedAt < $before
              AND (n.now <> '' OR n.change <> '' OR EXISTS { (n)-[need:NEEDS]->() WHERE need.because <> '' })
              AND NOT EXISTS {
                (n)<-[:FOR]-(:Proposal)<-[:GREW_FROM]-(g:Engagement)
                WHERE coalesce(g.endedOn >= date($before), true)
              }
            WITH n LIMIT $most
            SET n.now = '', n.change = '', n.rev = 0
            WITH n
            CALL (n) { MATCH (n)-[need:NEEDS]->() SET need.because = '' }
            RETURN count(*) AS number
            """;

    private static final String PROPOSALS = """
            MATCH (n:Proposal) WHERE coalesce(n.answeredAt, n.askedAt) < $before AND n.note <> ''
              AND NOT EXISTS { (n)<-[:GREW_FROM]-(g:Engagement) WHERE coalesce(g.endedOn >= date($before), true) }
            WITH n LIMIT $most
            SET n.note = '', n.rev = 0
            RETURN count(*) AS number
            """;
    private static final String FOLLOW_UPS =
            "MATCH (n:FollowUp)-[:FOLLOWS]->(:Session)-[:PART_OF]->(g:Engagement)" + OVER + Forgetting.DELETE;
    private static final String RECORDS =
            "MATCH (n:SessionRecord)-[:ABOUT]->(:Session)-[:PART_OF]->(g:Engagement)" + OVER + """
              AND (n.agenda <> '' OR n.notes <> '')
            WITH n LIMIT $most
            SET n.agenda = '', n.notes = '', n.rev = n.rev + 1
            RETURN count(*) AS number
            """;
    private static final String ADVICE = "MATCH (n:Advice)-[:PART_OF]->(g:Engagement)" + OVER + Forgetting.DELETE;
    private static final String CHARTERS = "MATCH (n:Charter)-[:PART_OF]->(g:Engagement)" + OVER + Forgetting.DELETE;
    private static final String MID_TERM_ANSWERS =
            "MATCH (n:MidTermAnswer)-[:PART_OF]->(:MidTerm)-[:PART_OF]->(g:Engagement)" + OVER + Forgetting.DELETE;
    private static final String MID_TERMS = "MATCH (n:MidTerm)-[:PART_OF]->(g:Engagement)" + OVER + Forgetting.DELETE;
    private static final String HANDOVERS = "MATCH (n:Handover)-[:PART_OF]->(g:Engagement)" + OVER + Forgetting.DELETE;
    private static final String POLL_PEOPLE =
            "MATCH (n:PollPerson)-[:ASKED_IN]->(:Poll)-[:PART_OF]->(g:Engagement)" + OVER + Forgetting.DELETE;
    private static final String POLL_TIMES =
            "MATCH (n:PollTime)-[:PART_OF]->(:Poll)-[:PART_OF]->(g:Engagement)" + OVER + Forgetting.DELETE;
    private static final String POLLS = "MATCH (n:Poll)-[:PART_OF]->(g:Engagement)" + OVER + Forgetting.DELETE;
    private static final String HOURS = "MATCH (n:HoursEntry)-[:PART_OF]->(g:Engagement)" + OVER + """
              AND n.note <> ''
            WITH n LIMIT $most SET n.note = '' RETURN count(*) AS number
            """;
    private static final String REPORTS =
            "MATCH (n:ClosingReport)-[:PART_OF]->(:Closing)-[:PART_OF]->(g:Engagement)" + OVER + Forgetting.DELETE;
    /** A lesson that both agreed to stands at the mentoring; one that was never public goes. */
    private static final String CLOSINGS = "MATCH (n:Closing)-[:PART_OF]->(g:Engagement)" + OVER + """
              AND n.lesson IS NOT NULL
            WITH n LIMIT $most
            SET n.rev = 0
            REMOVE n.lesson, n.lessonLanguage, n.lessonAgreed
            RETURN count(*) AS number
            """;

    private static final String ENGAGEMENTS = "MATCH (g:Engagement)" + OVER + """
              AND (g.summary_en IS NOT NULL OR g.summary_fr IS NOT NULL OR g.summary_de IS NOT NULL
                OR g.summary_ro IS NOT NULL
                OR EXISTS { (g)-[n:SERVED]->() WHERE n.teamEvidence <> '' OR n.expertEvidence <> '' })
            WITH g LIMIT $most
            SET g.rev = 0
            REMOVE g.summary_en, g.summary_fr, g.summary_de, g.summary_ro
            WITH collect(g) AS gone
            CALL (gone) {
              UNWIND gone AS g
              MATCH (g)-[n:SERVED]->() WHERE n.teamEvidence <> '' OR n.expertEvidence <> ''
              SET n.teamEvidence = '', n.expertEvidence = ''
            }
            CALL (gone) {
              UNWIND gone AS g
              MATCH (e:Expert)-[:MENTORED|CO_MENTORED]->(g)
              RETURN collect(DISTINCT e.id) AS touched
            }
            RETURN size(gone) AS number, touched
            """;

    private final Outbox outbox;

    EngagementsForgetting(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public List<Forgetting> forgettings() {
        return Stream.concat(
                        Stream.of(
                                new Forgetting("RoundEntry", Forgetting.TRAFFIC, ROUND_ENTRIES),
                                new Forgetting("Round", Forgetting.TRAFFIC, ROUNDS),
                                new Forgetting("Engagement", Forgetting.WORK, ENGAGEMENTS, this::tellIndex)),
                        Stream.of(
                                work("Request", REQUESTS),
                                work("Proposal", PROPOSALS),
                                work("FollowUp", FOLLOW_UPS),
                                work("SessionRecord", RECORDS),
                                work("Advice", ADVICE),
                                work("Charter", CHARTERS),
                                work("MidTermAnswer", MID_TERM_ANSWERS),
                                work("MidTerm", MID_TERMS),
                                work("Handover", HANDOVERS),
                                work("PollPerson", POLL_PEOPLE),
                                work("PollTime", POLL_TIMES),
                                work("Poll", POLLS),
                                work("HoursEntry", HOURS),
                                work("ClosingReport", REPORTS),
                                work("Closing", CLOSINGS)))
                .toList();
    }

    private static Forgetting work(String label, String statement) {
        return new Forgetting(label, Forgetting.WORK, statement);
    }

    /** Experts are found by what is told of their mentoring. */
    private void tellIndex(List<String> experts) {
        outbox.append(
                experts.stream().map(id -> new ExpertChanged(new ExpertId(id))).toList());
    }
}
