package eu.passerelle.scheduling;

import static eu.passerelle.scheduling.SchedulingWorld.ANA;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.Role;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The week that is painted or written as a list. Ana has time on Tuesdays and Thursdays from nine to twelve. */
@PasserelleTest
class WeekPagesTest {
    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    ApplicationContext context;

    @Autowired
    Availabilities availabilities;

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
    void the_table_shows_what_holds_in_a_week() {
        assertThat(ana.get("/availability/week?start=2027-03-10").body())
                .contains(">8 March 2027 – 14 March 2027</h2>");
        assertThat(marked("2027-03-10"))
                .hasSize(12)
                .contains("2027-03-09T09:00", "2027-03-09T11:30", "2027-03-11T11:30");
    }

    /** The cells that are ticked. */
    private List<String> marked(String start) {
        return Pattern.compile("<input[^>]*name=\"cell\"[^>]*>")
                .matcher(ana.get("/availability/week?start=" + start).body())
                .results()
                .map(MatchResult::group)
                .filter(input -> input.contains("checked"))
                .map(input -> input.replaceAll(".* value=\"([^\"]*)\".*", "$1"))
                .toList();
    }

    @Test
    void a_painted_week_holds_for_itself_and_can_be_copied_to_the_next_and_taken_back() {
        Answer saved = ana.post(
                "/availability/week",
                Map.of(
                        "start",
                        "2027-03-08",
                        "form",
                        "table",
                        "minutes",
                        "30",
                        "scope",
                        "week",
                        "cell",
                        "2027-03-10T14:00"));
        assertThat(saved.status()).isEqualTo(302);
        assertThat(marked("2027-03-08")).contains("2027-03-10T14:00").doesNotContain("2027-03-09T09:00");
        assertThat(marked("2027-03-15")).contains("2027-03-16T09:00");
        assertThat(marked("2027-03-15&copy=true")).contains("2027-03-17T14:00").doesNotContain("2027-03-16T09:00");
        assertThat(availabilities.of(ANA).ownDays())
                .as("copying alone saves nothing")
                .hasSize(7);
        ana.post("/availability/week/removal", Map.of("start", "2027-03-08"));
        assertThat(availabilities.of(ANA).ownDays()).isEmpty();
    }

    @Test
    void a_list_with_a_mistake_comes_back_with_everything_that_was_typed() {
        Availability before = availabilities.of(ANA);
        Answer answer = ana.post(
                "/availability/week",
                Map.of(
                        "start",
                        "2027-03-08",
                        "form",
                        "list",
                        "scope",
                        "week",
                        "day2027-03-09",
                        "nine to <b>",
                        "day2027-03-11",
                        "8-9"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains("id=\"day2027-03-09-error\"", "value=\"nine to &lt;b&gt;\"", "value=\"8-9\"");
        assertThat(availabilities.of(ANA)).isEqualTo(before);
    }

    @Test
    void saved_for_all_that_follow_it_becomes_the_weekly_times() {
        ana.post(
                "/availability/week",
                Map.of("start", "2027-03-08", "form", "list", "scope", "onwards", "day2027-03-12", "08:00-10:00"));
        assertThat(availabilities.of(ANA).rules())
                .extracting(rule -> rule.day() + " " + rule.times().from())
                .contains("FRIDAY 08:00");
        assertThat(marked("2027-05-03")).contains("2027-05-07T08:00").doesNotContain("2027-05-04T09:00");
    }

    @Test
    void a_week_that_nobody_can_plan_becomes_this_week() {
        for (String start : new String[] {"2020-01-01", "2999-01-01", "+999999999-12-31", "soon", ""}) {
            assertThat(ana.get("/availability/week?start=" + start.replace("+", "%2B"))
                            .body())
                    .as(start)
                    .contains("1 March 2027");
        }
    }
}
