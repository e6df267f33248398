package eu.passerelle.engagements.polls;

import static eu.passerelle.engagements.EngagementsWorld.ANA;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.engagements.EngagementsWorld;
import eu.passerelle.engagements.PollReminded;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.ReceivedMail;
import eu.passerelle.testing.TestClock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What those who are asked read in their mails, each in his or her language. */
@PasserelleTest
class PollMailsTest {
    private static final Pattern LINK = Pattern.compile("http://[^/]+(/answers/polls/[\\w-]+)");
    private static final List<String> LANGUAGES = List.of("en", "fr", "de", "ro");

    @Autowired
    ApplicationContext context;

    @Autowired
    PollReminding reminding;

    @Autowired
    TestClock clock;

    private final String run = EngagementsWorld.freshKey();
    EngagementsWorld world;
    String poll = "";

    @BeforeEach
    void open() {
        world = EngagementsWorld.createIn(context);
        Map<String, String> fields = new HashMap<>(Map.of(
                "ask", "true", "commandId", "open", "minutes", "90", "lastDay", "2027-03-08", "place", "Room 7"));
        LANGUAGES.forEach(language -> {
            int number = LANGUAGES.indexOf(language) + 1;
            fields.put("name" + number, "Marker-" + language);
            fields.put("email" + number, address(language));
            fields.put("language" + number, language);
            fields.put("kind" + number, number == 4 ? "INTERPRETER" : "MEMBER");
            fields.put("standsFor" + number, "Markerstelle");
        });
        poll = world.lys()
                .post(
                        "/engagements/" + world.engagement(ANA) + "/polls/new",
                        fields,
                        "time",
                        List.of("2027-03-09T07:00:00Z", "2027-03-30T06:30:00Z"))
                .location();
        assertThat(poll).startsWith("/polls/");
    }

    @Test
    void each_is_asked_once_by_the_clock_of_the_team_and_the_link_opens_the_answers() {
        ReceivedMail mail = ReceivedMail.await(address("de"), 1).getFirst();
        assertThat(mail.subject()).isEqualTo("Welche Zeiten passen Ihnen?");
        assertThat(mail.text().replace("\r\n", "\n")).startsWith("""
                Guten Tag Marker-de!

                Ein Team sucht eine Zeit für ein Mentoring-Treffen und möchte Sie dabeihaben.

                Bitte sagen Sie zu jeder Zeit, ob sie Ihnen passt: ja, zur Not oder nein. Sie müssen sich nicht anmelden \
                und können Ihre Antworten bis zum letzten Tag ändern.

                Dauer
                  90 Minuten

                Zur Wahl stehen
                  Dienstag, 9. März 2027, 08:00 (UTC+1)
                  Dienstag, 30. März 2027, 08:30 (UTC+2)

                Letzter Tag für Antworten
                  Montag, 8. März 2027

                Antworten
                http://localhost:8080/answers/polls/""");
        assertThat(world.stranger().get(link(mail)).body())
                .contains("Welche Zeiten passen Ihnen?", "Mitteleuropäische Zeit", "Room 7");
    }

    @Test
    void whoever_has_not_answered_is_asked_once_more_by_day_on_the_eve_of_the_last_day() {
        ReceivedMail answered = ReceivedMail.await(address("de"), 1).getFirst();
        world.stranger().postBare(link(answered), Map.of("time0", "YES", "time1", "NO", "commandId", "a"));
        for (String tooEarlyOrByNight :
                List.of("2027-03-06T12:00:00Z", "2027-03-07T07:59:00Z", "2027-03-07T17:00:00Z")) {
            clock.set(Instant.parse(tooEarlyOrByNight));
            reminding.run();
            assertThat(world.told(PollReminded.class)).isEmpty();
        }
        clock.set(Instant.parse("2027-03-07T08:00:00Z"));
        reminding.run();
        reminding.run();
        assertThat(world.told(PollReminded.class)).hasSize(1);
        ReceivedMail mail = ReceivedMail.await(address("fr"), 2).getLast();
        assertThat(mail.subject()).isEqualTo("Il manque votre réponse\u202f: quelles dates vous conviennent\u202f?");
        assertThat(world.stranger().get(link(mail)).body()).contains("Marker-fr");
        ReceivedMail.await(address("ro"), 2);
        assertThat(ReceivedMail.to(address("de"))).hasSize(1);
    }

    @Test
    void everybody_hears_what_came_of_it_and_of_every_change_and_no_mail_names_anybody_else() {
        ReceivedMail.await(address("ro"), 1);
        world.lys().post(poll + "/closing", Map.of("start", "2027-03-09T07:00:00Z", "commandId", "close"));
        ReceivedMail.await(address("ro"), 2);
        String session = "/sessions/" + world.text("MATCH (s:Session) RETURN s.id");
        world.lys().post(session + "/move", Map.of("start", "2027-03-11T07:00:00Z", "commandId", "move"));
        ReceivedMail.await(address("ro"), 3);
        world.lys().post(session + "/cancellation", Map.of("commandId", "cancel"));
        for (String language : LANGUAGES) {
            List<ReceivedMail> mails = ReceivedMail.await(address(language), 4);
            assertThat(mails).hasSize(4);
            assertThat(mails).extracting(ReceivedMail::subject).doesNotHaveDuplicates();
            assertThat(mails).allSatisfy(mail -> {
                assertThat(mail.text()).contains("Marker-" + language).doesNotContain("notifications.", "??", "{0}");
                assertThat(LINK.matcher(mail.subject() + mail.text() + mail.html())
                                .replaceAll(""))
                        .doesNotContain("Lysville", "Familia", "Markerstelle", "Room 7", "Europe")
                        .doesNotContain(LANGUAGES.stream()
                                .filter(other -> !other.equals(language))
                                .map(other -> "Marker-" + other)
                                .toArray(String[]::new));
            });
        }
        List<ReceivedMail> english = ReceivedMail.to(address("en"));
        assertThat(english)
                .extracting(ReceivedMail::subject)
                .containsExactly(
                        "Which times suit you?",
                        "The time is settled: mentoring session",
                        "New time: mentoring session",
                        "Cancelled: mentoring session");
        assertThat(english.get(1).text()).contains("Tuesday, 9 March 2027, 08:00 (UTC+1)");
        assertThat(english.get(2).text()).contains("Thursday, 11 March 2027, 08:00 (UTC+1)");
        assertThat(world.stranger().get(link(english.get(3))).body()).contains("This session was cancelled.");
    }

    @Test
    void a_poll_that_is_cancelled_is_told_to_all() {
        ReceivedMail.await(address("fr"), 1);
        world.lys().post(poll + "/cancellation", Map.of("commandId", "cancel"));
        List<ReceivedMail> mails = ReceivedMail.await(address("fr"), 2);
        assertThat(mails.getLast().subject()).isEqualTo("Aucune réponse n’est plus attendue");
        assertThat(world.stranger().get(link(mails.getLast())).body()).contains("Aucune réponse n’est plus attendue");
    }

    /** Of its own in each test: what another has sent may arrive late. */
    private String address(String language) {
        return language + "-" + run + "@example.org";
    }

    private static String link(ReceivedMail mail) {
        Matcher link = LINK.matcher(mail.text());
        assertThat(link.find()).as(mail.text()).isTrue();
        return link.group(1);
    }
}
