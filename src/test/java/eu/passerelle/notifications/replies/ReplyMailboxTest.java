package eu.passerelle.notifications.replies;

import static eu.passerelle.engagements.EngagementsWorld.ANA;
import static eu.passerelle.engagements.EngagementsWorld.command;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import eu.passerelle.accounts.Role;
import eu.passerelle.engagements.EngagementsWorld;
import eu.passerelle.notifications.replies.ReplyNotes.Kind;
import eu.passerelle.notifications.replies.ReplyNotes.Note;
import eu.passerelle.notifications.replies.ReplyProperties.Security;
import eu.passerelle.notifications.replies.ReplySamples.Said;
import eu.passerelle.scheduling.Attendance;
import eu.passerelle.scheduling.Attendance.Answer;
import eu.passerelle.scheduling.Attendances;
import eu.passerelle.scheduling.SeriesAnswered;
import eu.passerelle.scheduling.SessionAnswered;
import eu.passerelle.scheduling.SessionId;
import eu.passerelle.scheduling.Side;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.ReceivedMail;
import eu.passerelle.testing.TestClock;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** From a mail in a real mailbox to the page of the engagement. */
@PasserelleTest
class ReplyMailboxTest {
    private static final GreenMail SERVER =
            new GreenMail(new ServerSetup[] {anyPort(ServerSetup.PROTOCOL_IMAP), anyPort(ServerSetup.PROTOCOL_IMAPS)});
    private static final String EXPERT = "ana@example.org";
    private static final String TEAM = "team-lys@example.org";

    @Autowired
    ApplicationContext context;

    @Autowired
    Attendances attendances;

    @Autowired
    ReplyNotes notes;

    @Autowired
    ReplyDesk desk;

    @Autowired
    TestClock clock;

    GreenMailUser user;
    EngagementsWorld world;
    String engagement = "";
    String session = "";
    Said yes;

    private static ServerSetup anyPort(String protocol) {
        var setup = new ServerSetup(0, "127.0.0.1", protocol);
        // A machine with much to do takes its time.
        setup.setServerStartupTimeout(60_000);
        return setup;
    }

    @BeforeAll
    static void startServer() {
        SERVER.start();
    }

    @AfterAll
    static void stopServer() {
        SERVER.stop();
    }

    @BeforeEach
    void book() throws Exception {
        user = SERVER.setUser("mentoring@passerelle.example", "replies", "secret");
        SERVER.purgeEmailFromAllMailboxes();
        world = EngagementsWorld.createIn(context);
        engagement = world.engagement(ANA);
        session = world.session(engagement, "2027-03-11T07:00:00Z");
        yes = Said.yes(uid(Side.EXPERT), EXPERT);
        clock.advance(Duration.ofHours(4));
    }

    static Stream<Function<Said, String>> programs() {
        return ReplyMailTest.programs();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void an_answer_stands_on_the_page_of_both_sides_and_nothing_else_changes(Function<Said, String> program)
            throws Exception {
        arrives(program.apply(yes));
        assertThat(read()).isEqualTo(1);
        assertThat(answers()).containsExactly(Map.entry(Side.EXPERT, Answer.ACCEPTED));
        assertThat(notes.list()).isEmpty();
        String sentence = "The expert has accepted in the calendar.";
        assertThat(world.lys().get("/engagements/" + engagement).body()).contains(sentence);
        assertThat(world.browser(Role.EXPERT, ANA)
                        .get("/engagements/" + engagement)
                        .body())
                .contains(sentence);
        assertThat(world.text("MATCH (s:Session) RETURN s.state + s.sequence")).isEqualTo("confirmed0");
        assertThat(world.count("""
                MATCH (n) WHERE any(key IN keys(n) WHERE toStringOrNull(n[key]) CONTAINS 'Markertext') RETURN count(n)
                """)).isZero();
    }

    @Test
    void the_invitation_the_feed_and_the_api_name_the_same_session_to_one_side() {
        String invitation = ReceivedMail.awaitPart(EXPERT, "text/calendar", "METHOD:REQUEST")
                .replace("\r\n ", "");
        assertThat(invitation).contains("UID:" + uid(Side.EXPERT)).doesNotContain(uid(Side.TEAM));
        assertThat(ReceivedMail.awaitPart(TEAM, "text/calendar", "METHOD:REQUEST")
                        .replace("\r\n ", ""))
                .contains("UID:" + uid(Side.TEAM));
        String path = "/api/v1/sessions/" + session;
        assertThat(EngagementsWorld.<String>read(world.program(Role.EXPERT, ANA).get(path), "$.uid"))
                .isEqualTo(uid(Side.EXPERT));
        assertThat(EngagementsWorld.<String>read(world.lysProgram().get(path), "$.uid"))
                .isEqualTo(uid(Side.TEAM));
        command(world.lysProgram(), "/sessions/" + session + "/cancellation", "");
        assertThat(ReceivedMail.awaitPart(EXPERT, "text/calendar", "METHOD:CANCEL")
                        .replace("\r\n ", ""))
                .contains("UID:" + uid(Side.EXPERT), "SEQUENCE:1");
    }

    @Test
    void a_no_does_not_cancel_but_tells_the_other_side_to_find_another_time() throws Exception {
        arrives(ReplySamples.google(yes.saying("DECLINED")));
        read();
        assertThat(answers()).containsExactly(Map.entry(Side.EXPERT, Answer.DECLINED));
        assertThat(world.text("MATCH (s:Session) RETURN s.state")).isEqualTo("confirmed");
        assertThat(ReceivedMail.awaitPart(TEAM, "text/plain", "declined this session"))
                .contains("still stands", "/engagements/" + engagement);
        assertThat(world.lys().get("/engagements/" + engagement).body())
                .contains("The expert has declined in the calendar.", "The session still stands.");
    }

    @Test
    void the_newest_answer_counts_in_whatever_order_they_arrive() throws Exception {
        arrives(ReplySamples.apple(yes.saying("DECLINED").at("20270301T093000Z")));
        arrives(ReplySamples.apple(yes.at("20270301T091500Z")));
        read();
        assertThat(answers()).containsEntry(Side.EXPERT, Answer.DECLINED);
        assertThat(kinds()).containsExactly(Kind.STALE);
        arrives(ReplySamples.apple(yes.saying("TENTATIVE").at("20270301T100000Z")));
        arrives(ReplySamples.apple(Said.yes(uid(Side.TEAM), TEAM)));
        read();
        assertThat(answers()).containsEntry(Side.EXPERT, Answer.TENTATIVE).containsEntry(Side.TEAM, Answer.ACCEPTED);
    }

    @Test
    void what_cannot_be_verified_becomes_a_note_and_changes_nothing() throws Exception {
        arrives(ReplySamples.google(Said.yes(uid(Side.EXPERT), "spy@example.org")));
        arrives(ReplySamples.google(Said.yes(uid(Side.TEAM), EXPERT)));
        arrives(ReplySamples.google(Said.yes("unknown@passerelle", EXPERT)));
        arrives(ReplySamples.google(Said.yes(world.text("MATCH (s:Session) RETURN s.uid"), EXPERT)));
        arrives(ReplySamples.google(yes.to(7)));
        arrives(ReplySamples.google(yes.saying("NEEDS-ACTION")));
        arrives(ReplySamples.google(yes).replace(EXPERT, EXPERT + "\r\nATTENDEE:mailto:spy@example.org"));
        read();
        assertThat(answers()).hasSizeLessThanOrEqualTo(1);
        assertThat(kinds())
                .contains(
                        Kind.FOREIGN_ADDRESS,
                        Kind.FOREIGN_ADDRESS,
                        Kind.UNKNOWN_SESSION,
                        Kind.UNKNOWN_SESSION,
                        Kind.UNKNOWN_INVITATION,
                        Kind.UNCLEAR);
        assertThat(world.text("MATCH (s:Session) RETURN s.state + s.sequence")).isEqualTo("confirmed0");
        String page = world.coordinator().get("/mails").body();
        assertThat(page)
                .contains("Calendar answers to look at", "names somebody who was not invited", "spy@example.org");
        Note first = notes.list().getFirst();
        world.coordinator().post("/mails/notes/" + first.id() + "/removal", Map.of());
        assertThat(notes.list()).doesNotContain(first);
    }

    @Test
    void an_answer_to_a_time_that_is_over_moved_or_cancelled_is_stale() throws Exception {
        arrives(ReplySamples.outlook(yes));
        read();
        command(world.lysProgram(), "/sessions/" + session + "/move", "{\"start\": \"2027-03-16T07:00:00Z\"}");
        assertThat(answers()).isEmpty();
        arrives(ReplySamples.outlook(yes.at("20270301T110000Z")));
        read();
        assertThat(answers()).isEmpty();
        assertThat(kinds()).containsExactly(Kind.STALE);
        arrives(ReplySamples.outlook(yes.to(1).at("20270301T113000Z")));
        read();
        assertThat(answers()).containsEntry(Side.EXPERT, Answer.ACCEPTED);
        command(world.lysProgram(), "/sessions/" + session + "/cancellation", "");
        arrives(ReplySamples.outlook(yes.to(2).at("20270301T120000Z")));
        read();
        assertThat(kinds()).contains(Kind.CANCELLED);
    }

    @Test
    void another_time_stands_on_the_page_and_one_click_moves_the_session_there() throws Exception {
        arrives(ReplySamples.outlook(yes.countering("20270316T080000")));
        read();
        assertThat(ReceivedMail.awaitPart(TEAM, "text/plain", "rather meet at another time"))
                .contains("/engagements/" + engagement);
        String page = world.lys().get("/engagements/" + engagement).body();
        assertThat(page).contains("The expert proposes another time", "value=\"2027-03-16T07:00:00Z\"", "Move to ");
        assertThat(world.browser(Role.EXPERT, ANA)
                        .get("/engagements/" + engagement)
                        .body())
                .contains("The expert proposes another time")
                .doesNotContain("value=\"2027-03-16T07:00:00Z\"");
        String key = page.replaceAll("(?s).*name=\"commandId\" value=\"([^\"]+)\".*", "$1");
        var moved = world.lys()
                .post("/sessions/" + session + "/move", Map.of("start", "2027-03-16T07:00:00Z", "commandId", key));
        assertThat(moved.location()).isEqualTo("/engagements/" + engagement);
        assertThat(world.text("MATCH (s:Session) RETURN toString(s.startsAt) + ' ' + s.sequence"))
                .startsWith("2027-03-16T07:00")
                .endsWith(" 1");
        assertThat(world.lys().get("/engagements/" + engagement).body()).doesNotContain("proposes another time");
    }

    @Test
    void a_time_that_no_session_can_begin_at_is_not_proposed() throws Exception {
        arrives(ReplySamples.google(yes.countering("20270316T080700Z")));
        arrives(ReplySamples.google(yes.countering("20270201T080000Z")));
        arrives(ReplySamples.google(yes.countering("20270316")));
        read();
        assertThat(kinds()).containsExactly(Kind.UNUSABLE_TIME, Kind.UNUSABLE_TIME, Kind.UNUSABLE_TIME);
        assertThat(answers()).isEmpty();
    }

    @Test
    void rubbish_and_ten_megabytes_do_not_hold_up_what_comes_after_them() throws Exception {
        arrives("Content-Type: text/calendar\nContent-Transfer-Encoding: base64\n\n%%%\n");
        arrives(ReplySamples.head(yes) + "Content-Type: text/calendar; method=REPLY\n\n"
                + "x".repeat(10 * 1024 * 1024));
        arrives("Subject: I am away\n\nUntil Monday.\n");
        arrives(ReplySamples.google(yes));
        assertThat(read()).isEqualTo(4);
        assertThat(kinds()).containsExactlyInAnyOrder(Kind.UNREADABLE, Kind.TOO_LARGE);
        assertThat(answers()).containsEntry(Side.EXPERT, Answer.ACCEPTED);
    }

    @Test
    void a_message_counts_once_though_it_is_delivered_twice_and_two_nodes_read() throws Exception {
        String declined = ReplySamples.google(yes.saying("DECLINED"));
        arrives(declined);
        arrives(declined);
        arrives(ReplySamples.google(Said.yes("unknown@passerelle", EXPERT)));
        List<Callable<Integer>> nodes =
                Stream.generate(() -> (Callable<Integer>) this::read).limit(3).toList();
        try (var threads = Executors.newFixedThreadPool(3)) {
            for (var end : threads.invokeAll(nodes)) {
                assertThat(end.get()).isNotNegative();
            }
        }
        assertThat(read()).isZero();
        assertThat(kinds()).containsExactly(Kind.UNKNOWN_SESSION);
        assertThat(world.told(SessionAnswered.class)).hasSize(1);
        world.write("MATCH (m:ReplyMailbox) SET m.validity = 1");
        assertThat(read()).isEqualTo(3);
        assertThat(kinds()).containsExactly(Kind.UNKNOWN_SESSION);
        assertThat(world.told(SessionAnswered.class)).hasSize(1);
    }

    @Test
    void a_server_with_the_wrong_certificate_is_not_read_and_the_mailbox_stays_as_it_was() throws Exception {
        arrives(ReplySamples.google(yes));
        var properties = new ReplyProperties(
                "127.0.0.1", SERVER.getImaps().getPort(), "replies", "secret", "INBOX", Security.TLS);
        assertThatThrownBy(() -> new ReplyMailbox(properties, desk).readNew()).isInstanceOf(MessagingException.class);
        var starttls = new ReplyProperties(
                "127.0.0.1", SERVER.getImap().getPort(), "replies", "secret", "INBOX", Security.STARTTLS);
        assertThatThrownBy(() -> new ReplyMailbox(starttls, desk).readNew()).isInstanceOf(MessagingException.class);
        assertThat(answers()).isEmpty();
        read();
        assertThat(answers()).hasSize(1);
        assertThat(SERVER.getReceivedMessages()).hasSize(1);
        assertThat(SERVER.getReceivedMessages()[0].isSet(Flags.Flag.SEEN)).isFalse();
    }

    @Test
    void of_a_series_one_is_answered_or_all() throws Exception {
        world.write("""
                MATCH (s:Session) SET s.series = 'one', s.seriesStart = s.start, s.everyWeeks = 3, s.index = 0
                WITH s
                CREATE (t:Session) SET t = s{.*, id: 'second', uid: 'second', index: 1,
                  start: '2027-04-01T08:00', startsAt: datetime('2027-04-01T06:00:00Z'),
                  endsAt: datetime('2027-04-01T07:00:00Z')}
                WITH s
                MATCH (a:Attendance {sessionId: s.id})
                CREATE (b:Attendance) SET b = a{.*, sessionId: 'second', key: 'second:' + a.side}
                """);
        arrives(ReplySamples.google(yes.saying("DECLINED"))
                .replace("SEQUENCE:0", "SEQUENCE:0\nRECURRENCE-ID:20270401T060000Z"));
        read();
        String given = "MATCH (a:Attendance {side: 'expert'}) WITH a ORDER BY a.key = 'second:expert' "
                + "RETURN reduce(all = '', one IN collect(coalesce(a.answer, 'none')) | all + ' ' + one)";
        assertThat(world.text(given)).isEqualTo(" none declined");
        arrives(ReplySamples.google(yes.at("20270301T100000Z")));
        read();
        assertThat(world.text(given)).isEqualTo(" accepted accepted");
        arrives(ReplySamples.google(yes).replace("SEQUENCE:0", "SEQUENCE:0\nRECURRENCE-ID;VALUE=DATE:20270801"));
        read();
        assertThat(kinds()).containsExactly(Kind.UNKNOWN_SESSION);
        arrives(ReplySamples.google(yes.saying("DECLINED").at("20270301T110000Z")));
        read();
        assertThat(world.text(given)).isEqualTo(" declined declined");
        assertThat(world.told(SeriesAnswered.class)).as("two acts on both").hasSize(2);
        assertThat(ReceivedMail.awaitPart(TEAM, "text/plain", "declined these sessions"))
                .contains("11 March 2027", "1 April 2027");
        assertThat(ReceivedMail.to(TEAM).stream().filter(mail -> mail.subject().startsWith("Declined")))
                .as("one for the one, one for all")
                .hasSize(2);
        String all = ReplySamples.google(yes.at("20270301T120000Z"));
        String event = all.replaceAll("(?s).*(BEGIN:VEVENT.*END:VEVENT\\s+).*", "$1");
        arrives(all.replace(
                event,
                event
                        + event.replace("SEQUENCE:0", "SEQUENCE:0\nRECURRENCE-ID;VALUE=DATE:20270311")
                        + event.replace("SEQUENCE:0", "SEQUENCE:0\nRECURRENCE-ID;VALUE=DATE:20270401")));
        read();
        assertThat(world.text(given)).isEqualTo(" accepted accepted");
        assertThat(kinds()).as("nothing is left for the answer to all of it").containsExactly(Kind.UNKNOWN_SESSION);
    }

    private void arrives(String mail) throws MessagingException {
        user.deliver(ReplySamples.message(mail));
    }

    private int read() throws MessagingException {
        var properties = new ReplyProperties(
                "127.0.0.1", SERVER.getImap().getPort(), "replies", "secret", "INBOX", Security.NONE);
        return new ReplyMailbox(properties, desk).readNew();
    }

    private String uid(Side side) {
        return both().stream()
                .filter(one -> one.side() == side)
                .map(Attendance::uid)
                .findFirst()
                .orElseThrow();
    }

    private Map<Side, Answer> answers() {
        return both().stream()
                .filter(one -> one.answer().isPresent())
                .collect(Collectors.toMap(Attendance::side, one -> one.answer().orElseThrow()));
    }

    private List<Attendance> both() {
        var id = new SessionId(session);
        return attendances.of(List.of(id)).getOrDefault(id, List.of());
    }

    private List<Kind> kinds() {
        return notes.list().stream().map(Note::kind).toList();
    }
}
