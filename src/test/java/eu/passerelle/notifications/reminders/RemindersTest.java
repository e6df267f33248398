package eu.passerelle.notifications.reminders;

import static eu.passerelle.engagements.EngagementsWorld.ANA;
import static eu.passerelle.engagements.EngagementsWorld.LYS;
import static eu.passerelle.engagements.EngagementsWorld.command;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import eu.passerelle.accounts.Role;
import eu.passerelle.engagements.EngagementsWorld;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.scheduling.UpcomingSessions;
import eu.passerelle.testing.CypherLog;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.ReceivedMail;
import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.data.neo4j.core.Neo4jClient;

/** The expert lives by Bucharest's clock, the team by that of Paris: nine is eight. */
@PasserelleTest
class RemindersTest {
    private static final String CITY_MAIL = "city-team-lys@example.org";
    private static final String EXPERT_MAIL = "expert-expert-ana@example.org";
    private static final String THURSDAY_NINE = "2027-03-11T07:00:00Z";
    private static final Instant START = Instant.parse(THURSDAY_NINE);

    @Autowired
    ApplicationContext context;

    @Autowired
    Reminders reminders;

    @Autowired
    ReminderChoices choices;

    @Autowired
    TestClock clock;

    EngagementsWorld world;
    Visitor lys = Visitor.at(0);
    String engagement = "";
    String session = "";

    @BeforeEach
    void book() {
        world = EngagementsWorld.createIn(context);
        engagement = world.engagement(ANA);
        session = world.session(engagement, THURSDAY_NINE);
        lys = world.lys();
    }

    @Test
    void both_sides_are_reminded_a_day_before_once_and_by_their_own_clocks() {
        clock.set(START.minus(Duration.ofDays(1)).minusSeconds(1));
        reminders.run();
        assertThat(told()).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        reminders.run();
        reminders.run();
        clock.advance(Duration.ofMinutes(30));
        reminders.run();
        assertThat(told())
                .extracting(SessionNearing::lead, SessionNearing::guest)
                .containsExactlyInAnyOrder(tuple(Lead.DAY, "expert-" + ANA), tuple(Lead.DAY, "city-" + LYS));
        ReceivedMail mail = awaitReminder(CITY_MAIL);
        assertThat(mail.text())
                .contains(
                        "Thursday, 11 March 2027, 08:00",
                        "(UTC+1)",
                        "Central European Time",
                        "For the other side",
                        "(UTC+2)",
                        "move or cancel",
                        "/engagements/")
                .doesNotContain("Lysville", "Familia", "Bucharest", "Eastern");
        assertThat(ReceivedMail.awaitPart(EXPERT_MAIL, "text/plain", "approche"))
                .contains("09:00 (UTC+2)", "08:00 (UTC+1)");
        assertThat(reminded(CITY_MAIL)).hasSize(1);
    }

    @Test
    void everybody_reads_it_in_the_own_language_and_members_each_get_one() {
        world.write("""
                MATCH (t:Team {id: 'team-lys'}), (a:Account {id: 'city-team-lys'}) SET a.language = 'fr'
                CREATE (:Account {id: 'second', email: 'second@example.org', role: 'CITY', enabled: true, passwordHash: 'x',
                        language: 'de'})-[:COORDINATES]->(t)
                CREATE (:Account {id: 'gone', email: 'gone@example.org', role: 'CITY', enabled: false, passwordHash: 'x'})
                        -[:COORDINATES]->(t)
                """);
        clock.set(START.minus(Duration.ofDays(1)));
        reminders.run();
        assertThat(ReceivedMail.awaitPart(CITY_MAIL, "text/plain", "approche")).contains("jeudi 11 mars 2027");
        assertThat(ReceivedMail.awaitPart("second@example.org", "text/plain", "steht bevor"))
                .contains("Donnerstag, 11. März 2027");
        assertThat(told())
                .extracting(SessionNearing::guest)
                .doesNotContain("gone")
                .hasSize(3);
    }

    @Test
    void a_side_without_an_account_is_reminded_at_the_address_that_the_network_knows() {
        world.write("MATCH (a:Account)-[:ACTS_FOR]->(:Expert {id: 'expert-ana'}) DETACH DELETE a");
        clock.set(START.minus(Duration.ofDays(1)));
        reminders.run();
        assertThat(ReceivedMail.awaitPart("ana@example.org", "text/plain", "approche", "2027"))
                .isNotEmpty();
    }

    @Test
    void a_week_and_an_hour_before_for_those_who_choose_it_and_nothing_for_those_who_want_none() {
        choices.save(new AccountId("city-" + LYS), Set.of(Lead.WEEK, Lead.HOUR), Optional.of(QuietHours.USUAL));
        choices.save(new AccountId("expert-" + ANA), Set.of(), Optional.empty());
        aroundEachMomentUntilTheEnd();
        assertThat(told()).extracting(SessionNearing::lead).containsExactly(Lead.WEEK, Lead.HOUR);
        assertThat(told()).extracting(SessionNearing::guest).containsOnly("city-" + LYS);
    }

    @Test
    void a_cancelled_session_is_not_reminded_of() {
        command(world.lysProgram(), "/sessions/" + session + "/cancellation", "");
        aroundEachMomentUntilTheEnd();
        assertThat(told()).isEmpty();
    }

    @Test
    void a_moved_session_is_reminded_of_anew_for_its_new_time_and_not_for_the_old() {
        clock.set(START.minus(Duration.ofDays(1)));
        reminders.run();
        assertThat(told()).hasSize(2);
        Answer moved =
                command(world.lysProgram(), "/sessions/" + session + "/move", "{\"start\": \"2027-03-16T07:00:00Z\"}");
        assertThat(moved.status()).as(moved.body()).isEqualTo(200);
        clock.set(START.minus(Duration.ofHours(1)));
        reminders.run();
        assertThat(told()).hasSize(2);
        clock.set(Instant.parse("2027-03-15T07:00:00Z"));
        reminders.run();
        reminders.run();
        assertThat(told()).hasSize(4);
        assertThat(told().getLast().sequence()).isEqualTo(1);
    }

    @Test
    void one_that_is_moved_between_the_claim_and_the_mail_is_not_mailed() {
        clock.set(START.minus(Duration.ofDays(1)));
        world.write("MATCH (c:OutboxCursor {follower: 'mail'}) SET c.held = c.seq, c.seq = 1000000000");
        reminders.run();
        command(world.lysProgram(), "/sessions/" + session + "/cancellation", "");
        world.write("MATCH (c:OutboxCursor {follower: 'mail'}) SET c.seq = c.held REMOVE c.held");
        ReceivedMail.awaitPart("team-lys@example.org", "text/calendar", "METHOD:CANCEL");
        ReceivedMail.awaitPart("ana@example.org", "text/calendar", "METHOD:CANCEL");
        assertThat(told()).hasSize(2);
        assertThat(reminded(CITY_MAIL)).isEmpty();
    }

    @Test
    void a_session_booked_after_the_moment_is_not_reminded_of() {
        world.write("MATCH (s:Session) SET s.changedAt = datetime('2027-03-10T07:00:00Z')");
        aroundEachMomentUntilTheEnd();
        assertThat(told()).isEmpty();
    }

    @Test
    void two_nodes_and_a_restart_remind_nobody_twice() throws Exception {
        choices.save(new AccountId("city-" + LYS), Set.of(Lead.values()), Optional.empty());
        for (Duration before : List.of(Duration.ofDays(7), Duration.ofDays(1), Duration.ofHours(1))) {
            clock.set(START.minus(before));
            List<Callable<Boolean>> nodes = Stream.generate(this::startedAgain)
                    .limit(6)
                    .map(each -> (Callable<Boolean>) () -> {
                        each.run();
                        return true;
                    })
                    .toList();
            try (var threads = Executors.newFixedThreadPool(6)) {
                for (var end : threads.invokeAll(nodes)) {
                    assertThat(end.get()).isTrue();
                }
            }
            startedAgain().run();
        }
        assertThat(told())
                .extracting(nearing -> nearing.lead() + " " + nearing.guest())
                .containsExactlyInAnyOrder(
                        "WEEK city-" + LYS, "DAY city-" + LYS, "DAY expert-" + ANA, "HOUR city-" + LYS);
    }

    @Test
    void a_clock_that_jumps_two_hours_reminds_nobody_twice_and_forgets_nobody() {
        for (int hours : List.of(0, -2, 2, 0)) {
            clock.set(START.minus(Duration.ofDays(1)).plus(Duration.ofHours(hours)));
            reminders.run();
        }
        assertThat(told()).hasSize(2);
        clock.set(START.plus(Duration.ofHours(1)));
        reminders.run();
        clock.advance(Duration.ofHours(-2));
        reminders.run();
        assertThat(told()).hasSize(2);
    }

    @Test
    void looking_takes_as_many_queries_for_twenty_sessions_as_for_one() {
        clock.set(START.minus(Duration.ofDays(2)));
        List<String> one = CypherLog.during(reminders::run);
        world.write("""
                MATCH (s:Session) UNWIND range(1, 19) AS n
                CREATE (c:Session) SET c = s {.*, id: 'more-' + n, uid: 'more-' + n}
                """);
        assertThat(CypherLog.during(reminders::run)).hasSameSizeAs(one);
    }

    @Test
    void the_page_shows_the_usual_choice_and_keeps_another() {
        String page = lys.get("/notifications").body();
        assertThat(page)
                .containsPattern("value=\"DAY\" checked")
                .doesNotContainPattern("value=\"(WEEK|HOUR)\" checked")
                .contains("value=\"21:00\"", "value=\"07:00\"", "Europe/Paris", "quarter of an hour before they begin");
        assertThat(lys.get("/account").body()).contains("href=\"/notifications\"");
        Answer saved = lys.post("/notifications", Map.of("leads", "HOUR", "quietFrom", "", "quietUntil", ""));
        assertThat(saved.location()).isEqualTo("/notifications");
        assertThat(lys.get("/notifications").body())
                .containsPattern("value=\"HOUR\" checked")
                .doesNotContainPattern("value=\"(WEEK|DAY)\" checked");
        assertThat(choices.of(new AccountId("city-" + LYS)).quiet()).isEmpty();
        assertThat(world.browser(Role.EXPERT, ANA).get("/notifications").body()).contains("Europe/Bucharest");
    }

    @Test
    void what_cannot_be_kept_is_named_and_nothing_typed_is_lost() {
        for (var typed : Map.of(
                        "quietFrom=9pm&quietUntil=07:00", "such as 21:00",
                        "quietFrom=21:00&quietUntil=", "both times",
                        "quietFrom=07:00&quietUntil=07:00", "at most 16 hours",
                        "quietFrom=07:00&quietUntil=23:30", "at most 16 hours")
                .entrySet()) {
            Map<String, String> fields = new TreeMap<>(Map.of("leads", "WEEK"));
            for (String field : typed.getKey().split("&")) {
                fields.put(field.replaceAll("=.*", ""), field.replaceAll(".*=", ""));
            }
            Answer answer = lys.post("/notifications", fields);
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.body())
                    .contains(typed.getValue())
                    .contains("value=\"" + fields.get("quietFrom") + "\"")
                    .containsPattern("value=\"WEEK\" checked");
        }
        assertThat(choices.of(new AccountId("city-" + LYS))).isEqualTo(ReminderChoice.USUAL);
    }

    private void aroundEachMomentUntilTheEnd() {
        for (var before : List.of(Duration.ofDays(7), Duration.ofDays(1), Duration.ofHours(1), Duration.ZERO)) {
            for (int minute = -1; minute <= 1; minute++) {
                clock.set(START.minus(before).plusSeconds(60L * minute));
                reminders.run();
            }
        }
    }

    private Reminders startedAgain() {
        return new Reminders(
                context.getBean(UpcomingSessions.class),
                context.getBean(Guests.class),
                choices,
                context.getBean(Neo4jClient.class),
                context.getBean(GraphTransactions.class),
                context.getBean(Outbox.class),
                clock);
    }

    private List<SessionNearing> told() {
        return world.told(SessionNearing.class);
    }

    private ReceivedMail awaitReminder(String address) {
        for (int i = 0; i < 200 && reminded(address).isEmpty(); i++) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        return reminded(address).getFirst();
    }

    /** Of this test: a mail of the one before may still come in. */
    private List<ReceivedMail> reminded(String address) {
        return ReceivedMail.to(address).stream()
                .filter(mail -> mail.subject().startsWith("Reminder: mentoring session"))
                .filter(mail -> mail.text().contains(engagement))
                .toList();
    }
}
