package eu.passerelle.scheduling;

import static eu.passerelle.scheduling.SchedulingWorld.ANA;
import static eu.passerelle.scheduling.SchedulingWorld.BY;
import static eu.passerelle.scheduling.SchedulingWorld.HOUR;
import static eu.passerelle.scheduling.SchedulingWorld.LYS;
import static eu.passerelle.scheduling.SchedulingWorld.OISE;
import static eu.passerelle.scheduling.SchedulingWorld.TUESDAY_NINE;
import static eu.passerelle.scheduling.SchedulingWorld.booking;
import static eu.passerelle.scheduling.SchedulingWorld.change;
import static eu.passerelle.scheduling.SchedulingWorld.engagement;
import static eu.passerelle.scheduling.SchedulingWorld.freshKey;
import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import eu.passerelle.accounts.Role;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.data.neo4j.core.Neo4jClient;

@PasserelleTest
class CalendarFeedTest {
    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    ApplicationContext context;

    @Autowired
    Sessions sessions;

    @Autowired
    Attendances attendances;

    @Autowired
    TestClock clock;

    @Autowired
    Neo4jClient neo4j;

    @Autowired
    GraphTransactions transactions;

    Visitor ana = Visitor.at(0);

    SchedulingWorld world;

    @BeforeEach
    void signIn() {
        world = SchedulingWorld.createIn(context);
        ana = Visitor.at(port).signIn(people.create(Role.EXPERT, ANA.value()), People.PASSWORD);
    }

    @AfterEach
    void leave() {
        world.withFollowers();
    }

    @Test
    void an_address_is_shown_once_and_says_only_when_somebody_is_busy() {
        Session session = sessions.book(new BookSession(
                freshKey(),
                BY,
                engagement(ANA, LYS),
                ANA,
                LYS,
                SchedulingWorld.PARIS,
                TUESDAY_NINE,
                HOUR,
                "Markerplace",
                false));
        String address = makeAddress(ana);
        assertThat(ana.get("/calendar").body())
                .doesNotContain(address.substring(0, 20))
                .contains("since 1 March 2027");
        Answer feed = Visitor.at(port).get(address);
        assertThat(feed.status()).isEqualTo(200);
        assertThat(feed.header("Content-Type")).isEqualTo("text/calendar;charset=UTF-8");
        assertThat(feed.header("Cache-Control")).contains("no-cache", "private");
        assertThat(feed.body())
                .contains("METHOD:PUBLISH", "REFRESH-INTERVAL;VALUE=DURATION:PT1H", "X-PUBLISHED-TTL:PT1H")
                .doesNotContain(
                        "Markerplace",
                        "Paris",
                        "Bucharest",
                        "team-lys",
                        "expert-ana",
                        "ATTENDEE",
                        "ORGANIZER",
                        "URL",
                        engagement(ANA, LYS).value());
        ICalendar calendar = Biweekly.parse(feed.body()).first();
        VEvent event = calendar.getEvents().getFirst();
        assertThat(calendar.getEvents()).hasSize(1);
        assertThat(event.getUid().getValue())
                .isEqualTo(attendances.uid(session, Side.EXPERT))
                .isNotEqualTo(session.uid())
                .isNotEqualTo(attendances.uid(session, Side.TEAM));
        assertThat(event.getSummary().getValue()).isEqualTo("Busy");
        assertThat(event.getDateStart().getValue().toInstant()).isEqualTo(session.startsAt());
        assertThat(event.getDateEnd().getValue().toInstant()).isEqualTo(session.endsAt());
    }

    @Test
    void a_session_from_before_each_side_had_a_uid_keeps_the_one_it_went_out_with() {
        Session session = sessions.book(booking(ANA, LYS, TUESDAY_NINE));
        transactions.write(
                () -> neo4j.query("MATCH (a:Attendance) DETACH DELETE a").run());
        assertThat(Visitor.at(port).get(makeAddress(ana)).body()).contains("UID:" + session.uid());
        assertThat(attendances.uid(session, Side.EXPERT)).isEqualTo(session.uid());
    }

    @Test
    void it_is_not_sent_again_until_something_has_changed() {
        Session session = sessions.book(booking(ANA, LYS, TUESDAY_NINE));
        String address = makeAddress(ana);
        String tag = Visitor.at(port).get(address).header("ETag");
        clock.advance(Duration.ofMinutes(5));
        Answer again = Visitor.at(port).with("If-None-Match", tag).get(address);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        sessions.move(change(freshKey()), session.id(), TUESDAY_NINE.plus(HOUR));
        Answer changed = Visitor.at(port).with("If-None-Match", tag).get(address);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body()).contains("SEQUENCE:1");
    }

    @Test
    void cancelled_sessions_stay_for_thirty_days() {
        Session session = sessions.book(booking(ANA, LYS, TUESDAY_NINE.plus(Duration.ofDays(70))));
        sessions.cancel(change(freshKey()), session.id());
        String address = makeAddress(ana);
        assertThat(Visitor.at(port).get(address).body()).contains("STATUS:CANCELLED", "SEQUENCE:1");
        clock.advance(Duration.ofDays(31));
        assertThat(Visitor.at(port).get(address).body()).doesNotContain("BEGIN:VEVENT");
    }

    @Test
    void a_revoked_or_replaced_address_leads_nowhere_at_once() {
        String first = makeAddress(ana);
        String second = makeAddress(ana);
        assertThat(Visitor.at(port).get(first).status()).isEqualTo(404);
        assertThat(Visitor.at(port).get(second).status()).isEqualTo(200);
        assertThat(ana.post("/calendar/feed/revocation", Map.of()).location()).isEqualTo("/calendar");
        assertThat(Visitor.at(port).get(second).status()).isEqualTo(404);
        assertThat(world.count("MATCH (f:CalendarFeed) RETURN count(f)")).isZero();
    }

    @Test
    void nobody_elses_sessions_are_in_it_and_only_the_hash_is_kept() {
        sessions.book(booking(ANA, LYS, TUESDAY_NINE));
        Visitor oise = Visitor.at(port).signIn(people.create(Role.CITY, OISE.value()), People.PASSWORD);
        Visitor lys = Visitor.at(port).signIn(people.create(Role.CITY, LYS.value()), People.PASSWORD);
        String address = makeAddress(oise);
        assertThat(Visitor.at(port).get(address).body()).doesNotContain("BEGIN:VEVENT");
        assertThat(Visitor.at(port).get(makeAddress(lys)).body()).contains("BEGIN:VEVENT");
        assertThat(lys.get("/calendar").body()).contains("9 March 2027", "08:00–09:00", "Europe/Paris");
        assertThat(ana.get("/calendar").body()).contains("09:00–10:00", "Europe/Bucharest");
        String token = address.replaceAll(".*/feeds/|\\.ics", "");
        assertThat(token).hasSize(43);
        assertThat(neo4j.query("MATCH (f:CalendarFeed) WHERE any(key IN keys(f) WHERE f[key] = $token) RETURN count(f)")
                        .bind(token)
                        .to("token")
                        .fetchAs(Long.class)
                        .one())
                .contains(0L);
    }

    @Test
    void a_person_who_may_not_sign_in_any_more_has_no_feed() {
        String address = makeAddress(ana);
        transactions.write(
                () -> neo4j.query("MATCH (a:Account) SET a.enabled = false").run());
        assertThat(Visitor.at(port).get(address).status()).isEqualTo(404);
    }

    @Test
    void a_guessed_or_mangled_address_is_not_found() {
        for (String token : new String[] {"x", "%20", "..", "a".repeat(2000), "a%0d%0ab"}) {
            assertThat(Visitor.at(port).get("/feeds/" + token + ".ics").status())
                    .as(token)
                    .isIn(400, 404);
        }
    }

    @Test
    void it_says_more_only_once_the_person_chooses_so_and_an_old_address_says_no_more_than_before() {
        sessions.book(booking(ANA, LYS, TUESDAY_NINE));
        String address = makeAddress(ana);
        transactions.write(
                () -> neo4j.query("MATCH (f:CalendarFeed) REMOVE f.detail").run());
        String tag = Visitor.at(port).get(address).header("ETag");
        assertThat(Visitor.at(port).get(address).body()).contains("SUMMARY:Busy");
        assertThat(ana.get("/calendar").body()).containsPattern("value=\"BUSY\" checked");
        ana.post("/calendar/feed/detail", Map.of("detail", "SESSION"));
        assertThat(ana.get("/calendar").body())
                .contains("shows this from now on", "Whoever has the address reads")
                .containsPattern("value=\"SESSION\" checked");
        Answer more = Visitor.at(port).with("If-None-Match", tag).get(address);
        assertThat(more.status()).isEqualTo(200);
        assertThat(more.body()).contains("SUMMARY:Session of Passerelle").doesNotContain("team-lys");
        ana.post("/calendar/feed/detail", Map.of("detail", "everything"));
        assertThat(Visitor.at(port).get(address).body()).contains("SUMMARY:Busy");
    }

    @Test
    void the_same_address_gives_the_busy_times_alone() {
        sessions.book(booking(ANA, LYS, TUESDAY_NINE));
        Session gone = sessions.book(booking(ANA, OISE, TUESDAY_NINE.plus(HOUR)));
        sessions.cancel(change(freshKey()), gone.id());
        String address = makeAddress(ana).replaceFirst("ics$", "ifb");
        Answer answer = Visitor.at(port).get(address);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/calendar;charset=UTF-8");
        assertThat(answer.body())
                .contains("METHOD:PUBLISH", "FREEBUSY;FBTYPE=BUSY:20270309T070000Z/20270309T080000Z")
                .containsOnlyOnce("FREEBUSY;")
                .doesNotContain("SUMMARY", "ATTENDEE", "mailto", "team-lys", "expert-ana", "VEVENT");
        var busy = Biweekly.parse(answer.body()).first().getFreeBusies().getFirst();
        assertThat(busy.getFreeBusy()
                        .getFirst()
                        .getValues()
                        .getFirst()
                        .getStartDate()
                        .toInstant())
                .isEqualTo(TUESDAY_NINE);
        assertThat(busy.getDateStart().getValue().toInstant()).isEqualTo("2027-03-01T00:00:00Z");
        assertThat(busy.getOrganizer().getUri()).isEqualTo("http://localhost:8080");
        clock.advance(Duration.ofMinutes(5));
        assertThat(Visitor.at(port)
                        .with("If-None-Match", answer.header("ETag"))
                        .get(address)
                        .status())
                .isEqualTo(304);
        ana.post("/calendar/feed/revocation", Map.of());
        assertThat(Visitor.at(port).get(address).status()).isEqualTo(404);
    }

    @Test
    void coordinators_have_no_calendar() {
        Visitor coordinator = Visitor.at(port).signIn(people.create(Role.COORDINATOR, "c"), People.PASSWORD);
        assertThat(coordinator.get("/calendar").status()).isEqualTo(403);
        assertThat(coordinator.post("/calendar/feed", Map.of()).status()).isEqualTo(403);
    }

    /** As a path on this server. */
    private static String makeAddress(Visitor visitor) {
        visitor.post("/calendar/feed", Map.of());
        String page = visitor.get("/calendar").body();
        return URI.create(page.replaceAll("(?s).*class=\"secret\">([^<]+)<.*", "$1"))
                .getPath();
    }
}
