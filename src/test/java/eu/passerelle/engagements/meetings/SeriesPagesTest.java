package eu.passerelle.engagements.meetings;

import static eu.passerelle.engagements.EngagementsWorld.ANA;
import static eu.passerelle.engagements.EngagementsWorld.BEN;
import static eu.passerelle.engagements.EngagementsWorld.OLT;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.Role;
import eu.passerelle.engagements.EngagementsWorld;
import eu.passerelle.scheduling.SeriesBooked;
import eu.passerelle.scheduling.SeriesCancelled;
import eu.passerelle.scheduling.SeriesMoved;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.ReceivedMail;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Several sessions at once, across the clock change of March. */
@PasserelleTest
class SeriesPagesTest {
    private static final String STARTS = "MATCH (s:Session {state: 'confirmed'}) WHERE s.series IS NOT NULL "
            + "WITH s ORDER BY s.index RETURN reduce(all = '', one IN collect(s.index + '=' + s.start) | all + ' ' + one)";

    @Autowired
    ApplicationContext context;

    EngagementsWorld world;
    Visitor city;
    String engagement;
    String series;

    @BeforeEach
    void create() {
        world = EngagementsWorld.createIn(context);
        engagement = world.engagement(ANA);
        series = "/engagements/" + engagement + "/series";
        city = world.lys();
    }

    private Map<String, String> typed(String... later) {
        var typed = new HashMap<>(Map.of(
                "commandId", EngagementsWorld.freshKey(),
                "start", "2027-03-09T07:00:00Z",
                "minutes", "60",
                "place", "Room <1>",
                "every", "3",
                "times", "4"));
        if (later.length > 0) {
            typed.put("later", String.join(",", later));
        }
        return typed;
    }

    @Test
    void all_dates_are_shown_first_with_another_time_for_each_that_is_not_free() {
        assertThat(city.get("/engagements/" + engagement + "/slots").body())
                .contains("every 3 weeks", series + "/plan");
        world.session(engagement, "2027-03-30T06:00:00Z");
        Answer plan = city.post(series + "/plan", typed());
        assertThat(plan.status()).isEqualTo(200);
        assertThat(plan.body())
                .contains("2 2027-04-20T06:00:00Z", "3 2027-05-11T06:00:00Z", "Room &lt;1&gt;")
                .containsPattern("30 March 2027[^<]*is not free")
                .contains("1 2027-03-30T07:00:00Z", "Leave it out")
                .doesNotContain("1 2027-03-30T06:00:00Z");
        assertThat(world.count("MATCH (s:Session) RETURN count(s)")).isEqualTo(1);
    }

    @Test
    void one_moved_and_one_left_out_are_one_invitation_for_each_side() {
        Answer booked = city.post(series, typed("1 2027-03-30T07:00:00Z", "", "3 2027-05-11T06:00:00Z"));
        assertThat(booked.location()).isEqualTo("/engagements/" + engagement);
        assertThat(world.text(STARTS))
                .as("eight in Paris before and after clocks change")
                .isEqualTo(" 0=2027-03-09T08:00 1=2027-03-30T09:00 3=2027-05-11T08:00");
        assertThat(world.told(SeriesBooked.class)).hasSize(1);
        String invitation = ReceivedMail.awaitPart("ana@example.org", "text/calendar", "FREQ=WEEKLY")
                .replace("\r\n ", "");
        assertThat(invitation)
                .contains(
                        "RRULE:FREQ=WEEKLY;COUNT=4;INTERVAL=3",
                        "EXDATE;TZID=Europe/Bucharest:20270420T090000",
                        "RECURRENCE-ID;TZID=Europe/Bucharest:20270330T090000",
                        "DTSTART;TZID=Europe/Bucharest:20270330T100000")
                .doesNotContain("Room");
        assertThat(city.get(booked.location()).body()).contains("Series, no. 1", "Series, no. 4");
        String third = world.text("MATCH (s:Session {index: 3}) RETURN s.id");
        assertThat(EngagementsWorld.<String>read(world.lysProgram().get("/api/v1/sessions/" + third), "$.recurrenceId"))
                .isEqualTo("2027-05-11T06:00:00Z");
    }

    @Test
    void when_one_is_taken_meanwhile_none_is_booked_and_the_page_says_which() {
        world.session(engagement, "2027-04-20T06:00:00Z");
        Answer late = city.post(series, typed("1 2027-03-30T06:00:00Z", "2 2027-04-20T06:00:00Z"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body())
                .containsPattern("20 April 2027[^<]*does not work")
                .contains("Nothing has been booked");
        assertThat(late.body())
                .as("what was taken away before stays away")
                .containsPattern("value=\"1 2027-03-30T06:00:00Z\" checked")
                .doesNotContainPattern("value=\"3 2027-05-11T06:00:00Z\" checked")
                .contains("value=\"3 2027-05-11T06:00:00Z\"");
        assertThat(world.count("MATCH (s:Session) RETURN count(s)")).isEqualTo(1);
        assertThat(world.count("MATCH (a:AuditEntry) WHERE a.action = 'SESSION_BOOKED' RETURN count(a)"))
                .isEqualTo(1);
    }

    @Test
    void what_stands_with_a_mentor_who_has_left_is_cancelled_by_the_team_and_the_team_is_told() {
        city.post(series, typed("1 2027-03-30T06:00:00Z", "2 2027-04-20T06:00:00Z"));
        world.write("""
                MATCH (e:Expert {id: 'expert-ana'})
                CALL (e) { MATCH (e)-[r]-() WHERE NOT type(r) IN ['MENTORED', 'TO', 'ACTS_FOR'] DELETE r }
                REMOVE e:Expert SET e:FormerExpert, e = {id: e.id}
                """);
        String first = world.text("MATCH (s:Session {index: 0}) RETURN s.id");
        assertThat(city.get("/sessions/" + first + "/cancellation").status()).isEqualTo(200);
        city.post(
                "/sessions/" + first + "/cancellation",
                Map.of("commandId", "c1", "reason", "", "told", "EXPERT,TEAM", "rest", "true"));
        assertThat(world.text(STARTS)).isEmpty();
        assertThat(ReceivedMail.awaitPart("team-lys@example.org", "text/plain", "have been cancelled"))
                .contains("9 March 2027", "20 April 2027");
    }

    @Test
    void the_later_ones_of_a_series_can_be_cancelled_together() {
        Map<String, String> typed = typed("1 2027-03-30T06:00:00Z", "2 2027-04-20T06:00:00Z");
        city.post(series, typed);
        assertThat(city.post(series, typed).location()).as("once is enough").isNotNull();
        String second = world.text("MATCH (s:Session {index: 1}) RETURN s.id");
        assertThat(city.get("/sessions/" + second + "/cancellation").body())
                .contains("Cancel the later one of this series, too");
        city.post(
                "/sessions/" + second + "/cancellation",
                Map.of("commandId", "c1", "reason", "Enough", "told", "EXPERT,TEAM", "rest", "true"));
        assertThat(world.text(STARTS)).isEqualTo(" 0=2027-03-09T08:00");
        assertThat(world.count("MATCH (a:AuditEntry {reason: 'Enough'}) RETURN count(a)"))
                .isEqualTo(2);
        assertThat(world.told(SeriesCancelled.class)).hasSize(1);
        assertThat(ReceivedMail.awaitPart("team-lys@example.org", "text/plain", "have been cancelled"))
                .contains("30 March 2027", "20 April 2027")
                .doesNotContain("9 March 2027");
        assertThat(ReceivedMail.awaitPart("ana@example.org", "text/calendar", "COUNT=1"))
                .contains("METHOD:REQUEST", "SEQUENCE:1");
        assertThat(ReceivedMail.to("ana@example.org").stream()
                        .filter(mail -> mail.parts().size() > 2))
                .as("invitations: the series and its end")
                .hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void the_later_ones_move_along_by_as_much_and_stand_in_nobodys_way_least_of_all_their_own() {
        city.post(series, typed("1 2027-03-30T06:00:00Z", "2 2027-04-20T06:00:00Z"));
        String second = world.text("MATCH (s:Session {index: 1}) RETURN s.id");
        assertThat(city.get("/engagements/" + engagement + "/slots?move=" + second)
                        .body())
                .contains("Move the later one of this series by as much, too");
        String other = world.session(engagement, "2027-05-04T06:00:00Z");
        Map<String, String> twoWeeks = Map.of(
                "commandId",
                "m1",
                "start",
                "2027-04-13T06:00:00Z",
                "told",
                "EXPERT,TEAM",
                "rest",
                "true",
                "reason",
                "Spring");
        Answer refused = city.post("/sessions/" + second + "/move", twoWeeks);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).containsPattern("4 May 2027[^<]*is not free for both");
        assertThat(world.text(STARTS))
                .as("all or none")
                .isEqualTo(" 0=2027-03-09T08:00 1=2027-03-30T08:00 2=2027-04-20T08:00");
        EngagementsWorld.command(world.lysProgram(), "/sessions/" + other + "/cancellation", "");
        assertThat(city.post("/sessions/" + second + "/move", twoWeeks).location())
                .isEqualTo("/engagements/" + engagement);
        assertThat(world.text(STARTS)).isEqualTo(" 0=2027-03-09T08:00 1=2027-04-13T08:00 2=2027-05-04T08:00");
        assertThat(world.count("MATCH (a:AuditEntry {reason: 'Spring'}) RETURN count(a)"))
                .isEqualTo(2);
        assertThat(world.told(SeriesMoved.class)).hasSize(1);
        assertThat(ReceivedMail.awaitPart("team-lys@example.org", "text/plain", "have been moved"))
                .contains("13 April 2027", "4 May 2027");
        assertThat(ReceivedMail.awaitPart("ana@example.org", "text/calendar", "COUNT=3", "SEQUENCE:1")
                        .replace("\r\n ", ""))
                .contains(
                        "RECURRENCE-ID;TZID=Europe/Bucharest:20270330T090000",
                        "DTSTART;TZID=Europe/Bucharest:20270413T090000",
                        "RECURRENCE-ID;TZID=Europe/Bucharest:20270420T090000",
                        "DTSTART;TZID=Europe/Bucharest:20270504T090000");
        Answer cancelled = EngagementsWorld.command(
                world.lysProgram(), "/sessions/" + second + "/cancellation", "{\"rest\": true}");
        assertThat(EngagementsWorld.<Integer>read(cancelled, "$.sequence"))
                .as("more than all of it was sent with")
                .isEqualTo(2);
    }

    @Test
    void together_they_move_only_so_far_that_no_calendar_takes_one_for_the_next() {
        city.post(series, typed("1 2027-03-30T06:00:00Z", "2 2027-04-20T06:00:00Z"));
        String second = world.text("MATCH (s:Session {index: 1}) RETURN s.id");
        for (String tooFar : List.of("2027-04-20T06:00:00Z", "2027-04-17T06:00:00Z", "2027-03-12T07:00:00Z")) {
            Answer refused = city.post(
                    "/sessions/" + second + "/move",
                    Map.of("commandId", "m" + tooFar, "start", tooFar, "told", "EXPERT,TEAM", "rest", "true"));
            assertThat(refused.status()).as(tooFar).isEqualTo(422);
            assertThat(refused.body()).contains("moved by fewer than 18 days");
        }
        assertThat(world.text(STARTS)).isEqualTo(" 0=2027-03-09T08:00 1=2027-03-30T08:00 2=2027-04-20T08:00");
    }

    @Test
    void what_cannot_be_a_series_comes_back_with_the_field_that_is_wrong() {
        for (var wrong : List.of(
                Map.entry("times", "1"),
                Map.entry("times", "13"),
                Map.entry("every", "5"),
                Map.entry("minutes", "61"),
                Map.entry("start", "soon"),
                Map.entry("start", "+1000000000-12-31T23:59:59Z"),
                Map.entry("start", "2020-03-09T07:00:00Z"))) {
            var typed = typed();
            typed.put(wrong.getKey(), wrong.getValue());
            Answer answer = city.post(series + "/plan", typed);
            assertThat(answer.status()).as(wrong.toString()).isEqualTo(422);
            assertThat(answer.body()).as(wrong.toString()).contains("error-summary", "Room &lt;1&gt;");
        }
        assertThat(city.post(series, typed("1 2027-04-08T06:00:00Z")).status())
                .as("nine days from where it would be")
                .isEqualTo(422);
        assertThat(city.post(series, typed("", "")).status()).isEqualTo(422);
        assertThat(world.count("MATCH (s:Session) RETURN count(s)")).isZero();
    }

    @Test
    void nobody_else_plans_or_books_one() {
        for (Visitor other : List.of(world.browser(Role.EXPERT, BEN), world.browser(Role.CITY, OLT))) {
            assertThat(other.post(series + "/plan", typed()).status()).isEqualTo(404);
            assertThat(other.post(series, typed("1 2027-03-30T06:00:00Z")).status())
                    .isEqualTo(404);
        }
        assertThat(world.count("MATCH (s:Session) RETURN count(s)")).isZero();
    }

    @Test
    void a_program_looks_first_and_books_what_it_chose() {
        world.session(engagement, "2027-03-30T06:00:00Z");
        Visitor program = world.lysProgram();
        String wanted = """
                {"start": "2027-03-09T08:00:00+01:00", "minutes": 60, "everyWeeks": 3, %s}
                """;
        Answer plan = EngagementsWorld.command(program, series + "/plan", wanted.formatted("\"times\": 3"));
        assertThat(EngagementsWorld.<List<Boolean>>read(plan, "$[*].free")).containsExactly(true, false, true);
        String later = "\"later\": {\"1\": \"" + EngagementsWorld.<String>read(plan, "$[1].near[0]")
                + "\", \"2\": \"2027-04-20T06:00:00Z\"}";
        Answer booked = EngagementsWorld.command(program, "one", series, wanted.formatted(later));
        assertThat(booked.status()).isEqualTo(201);
        assertThat(EngagementsWorld.<List<String>>read(booked, "$[*].uid").stream()
                        .distinct())
                .hasSize(1);
        assertThat(EngagementsWorld.<List<String>>read(
                        EngagementsWorld.command(program, "one", series, wanted.formatted(later)), "$[*].id"))
                .as("sent again")
                .isEqualTo(EngagementsWorld.<List<String>>read(booked, "$[*].id"));
        assertThat(EngagementsWorld.command(program, series, wanted.formatted(later))
                        .status())
                .as("taken by now")
                .isEqualTo(409);
    }
}
