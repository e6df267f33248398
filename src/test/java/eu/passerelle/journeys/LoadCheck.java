package eu.passerelle.journeys;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.engagements.ProposalAccepted;
import eu.passerelle.journeys.LoadClient.Known;
import eu.passerelle.kernel.Event;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.kernel.RecordedEvent;
import eu.passerelle.privacy.AuditTrail;
import eu.passerelle.scheduling.SessionBooked;
import eu.passerelle.scheduling.SessionCancelled;
import eu.passerelle.scheduling.SessionMoved;
import eu.passerelle.testing.ReceivedMail;
import eu.passerelle.testing.TestServers;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.context.ApplicationContext;
import org.springframework.data.neo4j.core.Neo4jClient;

/** Looks at the graph, and at what the mail server was given, once everybody has been answered. */
final class LoadCheck {
    private static final String OVERLAPS = """
            MATCH (a:Session {state: 'confirmed'}), (b:Session {state: 'confirmed'})
            WHERE a.id < b.id AND (a.expertId = b.expertId OR a.teamId = b.teamId)
              AND a.startsAt < b.endsAt AND b.startsAt < a.endsAt
            RETURN a.id + ' and ' + b.id
            """;
    private static final String WANTED_CELLS = """
            MATCH (s:Session {state: 'confirmed'})
            UNWIND [s.expertId, s.teamId] AS calendar
            UNWIND range(0, s.minutes / 15 - 1) AS quarter
            RETURN s.id + ' ' + calendar + ' ' + (s.startsAt.epochSeconds + 900 * quarter)
            """;
    private static final String CELLS = """
            MATCH (c:SlotCell)
            OPTIONAL MATCH (c)-[:TAKEN_BY]->(s:Session)
            RETURN coalesce(s.id, 'nobody') + ' ' + c.calendar + ' ' + c.at.epochSeconds
            """;
    private static final String SESSIONS = """
            MATCH (s:Session)
            RETURN s.id AS id, s.engagementId AS engagement, s.state AS state, s.sequence AS sequence, s.startsAt AS startsAt
            """;
    private static final String ENGAGEMENTS =
            "MATCH (g:Engagement)-[:GREW_FROM]->(p:Proposal) RETURN p.id AS proposal, g.id AS engagement";
    private static final String AUDITED = """
            MATCH (a:AuditEntry) WHERE a.subject STARTS WITH 'session:'
            RETURN substring(a.subject, 8) AS session, a.action AS what ORDER BY a.number
            """;
    private static final String NOT_SENT = "MATCH (m:Mail) WHERE m.state <> 'SENT' RETURN m.state + ' ' + m.subject";
    private static final String MAILS = "MATCH (m:Mail) RETURN m.messageId";
    private static final String INVITATIONS = """
            MATCH (s:Session)
            MATCH (a:Attendance {sessionId: s.id})
            RETURN a.uid + ' ' + s.sequence
            """;
    private static final Pattern INVITATION = Pattern.compile("(?s)UID:(\\S+).*?SEQUENCE:(\\d+)");
    private static final Duration MAIL_LIMIT = Duration.ofSeconds(180);

    private final Neo4jClient neo4j;
    private final Outbox outbox;
    private final AuditTrail trail;
    private final long before;

    /** What is in the outbox by now is not looked at. */
    LoadCheck(ApplicationContext context) {
        neo4j = context.getBean(Neo4jClient.class);
        outbox = context.getBean(Outbox.class);
        trail = context.getBean(AuditTrail.class);
        before = outbox.latest();
    }

    void nobodyIsInTwoPlaces() {
        assertThat(texts(OVERLAPS)).isEmpty();
        assertThat(texts(CELLS)).containsExactlyInAnyOrderElementsOf(texts(WANTED_CELLS));
    }

    /** Nothing is lost, and there is nothing that nobody was told of. */
    void whatWasConfirmedIsThere(LoadClient.Told told) {
        assertThat(told.wrong).isEmpty();
        List<Known> stored = List.copyOf(neo4j.query(SESSIONS)
                .fetchAs(Known.class)
                .mappedBy((types, row) -> new Known(
                        row.get("id").asString(),
                        row.get("engagement").asString(),
                        row.get("state").asString(),
                        row.get("sequence").asInt(),
                        row.get("startsAt").asZonedDateTime().toInstant()))
                .all());
        assertThat(stored).containsExactlyInAnyOrderElementsOf(told.sessions.values());
        assertThat(pairs(ENGAGEMENTS, "proposal", "engagement"))
                .containsExactlyInAnyOrderElementsOf(
                        told.engagements.entrySet().stream().toList());
    }

    /** Each change of a session once, in order, each acceptance once, and no number left out. */
    void eachChangeIsToldOnce() {
        List<RecordedEvent> told = events();
        assertThat(told)
                .extracting(RecordedEvent::sequence)
                .containsExactlyElementsOf(LongStream.rangeClosed(before + 1, outbox.latest())
                        .boxed()
                        .toList());
        assertThat(changesTold(told).values().stream().mapToLong(List::size).sum())
                .isEqualTo(number("MATCH (s:Session) RETURN coalesce(sum(s.sequence + 1), 0)"));
        List<String> accepted = told.stream()
                .flatMap(event -> event.event() instanceof ProposalAccepted one
                        ? Stream.of(one.proposal().value())
                        : Stream.empty())
                .toList();
        assertThat(accepted)
                .containsExactlyInAnyOrderElementsOf(texts("MATCH (p:Proposal {state: 'accepted'}) RETURN p.id"));
    }

    /** The trail tells of each session what the outbox tells, in the same order, and is whole. */
    void eachChangeIsAudited() {
        Map<String, List<String>> audited = pairs(AUDITED, "session", "what").stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
        assertThat(audited).isEqualTo(changesTold(events()));
        assertThat(trail.firstBroken()).isEmpty();
    }

    /** By session, as the trail calls them; each must be the next in its session's count. */
    private static Map<String, List<String>> changesTold(List<RecordedEvent> events) {
        var told = new HashMap<String, List<String>>();
        for (RecordedEvent recorded : events) {
            change(recorded.event()).forEach(change -> {
                List<String> changes = told.computeIfAbsent(change.session(), none -> new ArrayList<>());
                assertThat(change.sequence()).as(change.session()).isEqualTo(changes.size());
                changes.add(change.what());
            });
        }
        return told;
    }

    private record Change(String session, int sequence, String what) {}

    private static Stream<Change> change(Event event) {
        return switch (event) {
            case SessionBooked e -> Stream.of(new Change(e.session().value(), e.sequence(), "SESSION_BOOKED"));
            case SessionMoved e -> Stream.of(new Change(e.session().value(), e.sequence(), "SESSION_MOVED"));
            case SessionCancelled e -> Stream.of(new Change(e.session().value(), e.sequence(), "SESSION_CANCELLED"));
            default -> Stream.empty();
        };
    }

    private List<RecordedEvent> events() {
        return outbox.after(before, Integer.MAX_VALUE);
    }

    /**
     * Both sides hear of each session as it stands in the end, no mail is lost, and each kill makes at most one come twice,
     * under the same Message-ID.
     *
     * @return how many came twice
     */
    long eachMailArrives(int kills) {
        Awaitility.await().atMost(MAIL_LIMIT).untilAsserted(() -> {
            assertThat(number("MATCH (c:OutboxCursor {follower: 'mail'}) RETURN c.seq"))
                    .isEqualTo(outbox.latest());
            assertThat(texts(NOT_SENT)).isEmpty();
        });
        List<String> arrived = Arrays.stream(TestServers.SMTP.getReceivedMessages())
                .map(message -> {
                    try {
                        return message.getMessageID();
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
        assertThat(arrived.stream().distinct()).containsExactlyInAnyOrderElementsOf(texts(MAILS));
        assertThat(invitations()).containsAll(texts(INVITATIONS));
        long twice = arrived.size() - arrived.stream().distinct().count();
        assertThat(twice).isLessThanOrEqualTo(kills);
        return twice;
    }

    private static List<String> invitations() {
        return Arrays.stream(TestServers.SMTP.getReceivedMessages())
                .map(ReceivedMail::of)
                .filter(mail -> mail.parts().size() > 2)
                .map(mail -> INVITATION.matcher(mail.content("text/calendar").replace("\r\n ", "")))
                .filter(Matcher::find)
                .map(found -> found.group(1) + " " + found.group(2))
                .collect(Collectors.toList());
    }

    private List<String> texts(String cypher) {
        return List.copyOf(neo4j.query(cypher).fetchAs(String.class).all());
    }

    private long number(String cypher) {
        return neo4j.query(cypher).fetchAs(Long.class).one().orElseThrow();
    }

    private List<Map.Entry<String, String>> pairs(String cypher, String key, String value) {
        return neo4j
                .query(cypher)
                .fetchAs(String[].class)
                .mappedBy((types, row) ->
                        new String[] {row.get(key).asString(), row.get(value).asString()})
                .all()
                .stream()
                .map(pair -> Map.entry(pair[0], pair[1]))
                .toList();
    }
}
