package eu.passerelle.engagements.midterm;

import static eu.passerelle.engagements.EngagementsWorld.ANA;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.MailedLinks;
import eu.passerelle.accounts.Role;
import eu.passerelle.engagements.EngagementsWorld;
import eu.passerelle.engagements.MidTermAsked;
import eu.passerelle.engagements.midterm.MidTerm.Answer;
import eu.passerelle.engagements.midterm.MidTerm.GoOn;
import eu.passerelle.engagements.midterm.MidTerm.Going;
import eu.passerelle.engagements.midterm.MidTerm.Verdict;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.scheduling.Side;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.Visitor;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Lys and Ana, from 1 March to 30 June: half of it is over on 30 April. */
@PasserelleTest
class MidTermTest {
    @Autowired
    ApplicationContext context;

    @Autowired
    TestClock clock;

    @Autowired
    MidTermClock midTerm;

    @Autowired
    MailedLinks links;

    EngagementsWorld world;
    Visitor city;
    Visitor mentor;
    String engagement;
    String page;

    @BeforeEach
    void begin() {
        world = EngagementsWorld.createIn(context);
        engagement = world.engagement(ANA);
        page = "/engagements/" + engagement + "/mid-term";
        city = world.lys();
        mentor = world.browser(Role.EXPERT, ANA);
        world.write(
                "MATCH (s:SignIn) WITH s, datetime('2027-12-31T00:00:00Z') AS late SET s.at = late, s.lastSeenAt = late");
    }

    private int askedAfter(int days) {
        clock.advance(Duration.ofDays(days));
        midTerm.run();
        midTerm.run();
        return world.told(MidTermAsked.class).size();
    }

    private static Map<String, String> says(String going, String goOn, String change) {
        return Map.of("going", going, "goOn", goOn, "change", change, "commandId", EngagementsWorld.freshKey());
    }

    @Test
    void both_are_asked_in_the_middle_and_reminded_once() {
        world.session(engagement, "2027-05-04T06:00:00Z");
        assertThat(askedAfter(62)).as("never met").isZero();
        assertThat(askedAfter(3)).isEqualTo(2);
        city.post(page, says("WELL", "YES", ""));
        assertThat(askedAfter(6)).isEqualTo(2);
        assertThat(askedAfter(1)).as("Ana only").isEqualTo(3);
        assertThat(askedAfter(20)).isEqualTo(3);
    }

    @Test
    void half_of_the_hours_is_the_middle_too_and_a_link_opens_the_questions() {
        world.session(engagement, "2027-03-09T07:00:00Z");
        mentor.post(
                "/engagements/" + engagement + "/hours",
                Map.of("day", "2027-03-01", "hours", "9", "kind", "PREPARATION", "commandId", "h"));
        assertThat(askedAfter(9)).isEqualTo(2);
        String link = "/answers/mid-term/"
                + links.issue(
                                MidTermAsked.LINK_PURPOSE,
                                engagement + ":TEAM:" + ANA,
                                clock.instant().plusSeconds(60))
                        .value();
        Visitor anybody = world.stranger();
        assertThat(anybody.get(link).body()).contains("Shall it go on?");
        assertThat(anybody.post(link, Map.of("change", "More <time>", "commandId", "c"))
                        .body())
                .contains(
                        "Choose whether it goes towards your goals.",
                        "Choose whether it shall go on.",
                        "More &lt;time&gt;");
        assertThat(anybody.post(link, says("NOT", "CHANGED", "More <time>")).location())
                .isEqualTo(link);
        assertThat(mentor.get(page).body()).doesNotContain("More &lt;time&gt;");
        mentor.post(page, says("WELL", "YES", "Nothing"));
        assertThat(mentor.get(page).body()).contains("More &lt;time&gt;", "No, hardly");
        assertThat(anybody.get(link).body()).contains("Sign in to read").doesNotContain("Nothing");
        assertThat(anybody.post(link, says("WELL", "YES", "")).status()).isEqualTo(409);
        assertThat(world.coordinator().get(page).body())
                .contains("needs a talk")
                .doesNotContain("More &lt;time&gt;", "hardly");
        city.post(page + "/agreed", Map.of("agreed", "We meet longer", "seen", "0", "commandId", "a"));
        assertThat(mentor.post(page + "/agreed", Map.of("agreed", "Shorter", "seen", "0", "commandId", "b"))
                        .body())
                .contains("We meet longer", "Shorter");
        assertThat(world.coordinator().get(page).body()).doesNotContain("We meet longer");
        world.write("MATCH (l:MailedLink {purpose: 'mid-term'}) SET l.subject = '" + engagement + ":TEAM:expert-ben'");
        assertThat(anybody.get(link).status()).as("of an earlier mentor").isEqualTo(404);
    }

    @Test
    void nobody_is_asked_in_a_pause_which_both_see() {
        world.session(engagement, "2027-05-04T06:00:00Z");
        city.post("/engagements/" + engagement + "/pause", Map.of("until", "2027-06-15", "commandId", "p"));
        assertThat(mentor.get("/engagements/" + engagement).body()).contains("This mentoring is paused until");
        assertThat(askedAfter(70)).isZero();
        assertThat(askedAfter(60)).isEqualTo(2);
        assertThat(mentor.get("/engagements/" + engagement).body()).doesNotContain("This mentoring is paused");
    }

    @Test
    void one_who_sees_it_going_nowhere_or_wants_to_stop_is_enough_for_a_talk() {
        assertThat(verdict(Going.WELL, GoOn.YES)).isEqualTo(Verdict.FINE);
        assertThat(verdict(Going.PARTLY, GoOn.CHANGED)).isEqualTo(Verdict.FINE);
        assertThat(verdict(Going.NOT, GoOn.YES)).isEqualTo(Verdict.NEEDS_TALK);
        assertThat(verdict(Going.WELL, GoOn.NO)).isEqualTo(Verdict.NEEDS_TALK);
        assertThat(check(Map.of(Side.TEAM, new Answer(Going.NOT, GoOn.NO, ""))).verdict())
                .isEqualTo(Verdict.WAITING);
    }

    private static Verdict verdict(Going going, GoOn goOn) {
        return check(Map.of(Side.TEAM, new Answer(going, goOn, ""), Side.EXPERT, new Answer(Going.WELL, GoOn.YES, "")))
                .verdict();
    }

    private static MidTerm check(Map<Side, Answer> answers) {
        return new MidTerm(new EngagementId("g"), LocalDate.of(2027, 4, 30), answers, "", 0);
    }
}
