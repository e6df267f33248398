package eu.passerelle.engagements.polls;

import static eu.passerelle.engagements.EngagementsWorld.ANA;
import static eu.passerelle.engagements.EngagementsWorld.LYS;
import static eu.passerelle.engagements.polls.Answer.IF_NEEDED;
import static eu.passerelle.engagements.polls.Answer.NO;
import static eu.passerelle.engagements.polls.Answer.YES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.accounts.MailedLinks;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.engagements.EngagementsWorld;
import eu.passerelle.engagements.PollCancelled;
import eu.passerelle.engagements.PollClosed;
import eu.passerelle.engagements.PollId;
import eu.passerelle.engagements.PollOpened;
import eu.passerelle.engagements.Polls;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.privacy.AuditEntry;
import eu.passerelle.privacy.AuditTrail;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A poll from the form to the session, with those who are asked answering from their mails. */
@PasserelleTest
class PollsTest {
    private static final String TUESDAY = "2027-03-09T07:00:00Z";
    private static final String THURSDAY = "2027-03-11T07:00:00Z";
    private static final String BUTTON = "Book this time and close the poll";
    private static final Viewer TEAM = new Viewer.CityViewer(new AccountId("city-" + LYS), new TeamId(LYS));

    @Autowired
    ApplicationContext context;

    @Autowired
    Polling polling;

    @Autowired
    PollStore store;

    @Autowired
    GraphTransactions transactions;

    @Autowired
    MailedLinks links;

    @Autowired
    AuditTrail trail;

    @Autowired
    TestClock clock;

    EngagementsWorld world;
    String engagement = "";

    @BeforeEach
    void create() {
        world = EngagementsWorld.createIn(context);
        engagement = world.engagement(ANA);
    }

    @Test
    void the_form_keeps_all_that_was_typed_while_other_weeks_and_more_rows_are_looked_at() {
        String form = "/engagements/" + engagement + "/polls/new";
        assertThat(world.lys().get("/engagements/" + engagement).body()).contains(form);
        assertThat(world.lys().get(form).body()).contains("type=\"checkbox\" name=\"time\" value=\"" + TUESDAY);
        Map<String, String> fields = new HashMap<>(asking("Dana"));
        fields.remove("ask");
        fields.put("show", "2027-03-29");
        fields.put("more", "true");
        fields.put("place", "Room <7>");
        Visitor.Answer later = world.lys().post(form, fields, "time", List.of(TUESDAY, "2027-03-13T07:00:00Z"));
        assertThat(later.status()).isEqualTo(200);
        assertThat(later.body())
                .contains("value=\"Dana\"", "value=\"dana@example.org\"", "Room &lt;7&gt;", "name=\"name5\"")
                .contains("Chosen in other weeks", "checked value=\"" + TUESDAY)
                .contains("they are not free any more", "2027-04-01T06:00:00Z");
        assertThat(world.count("MATCH (p:Poll) RETURN count(p)")).isZero();
    }

    @Test
    void what_is_wrong_is_said_beside_its_field_and_nothing_is_lost() {
        Map<String, String> fields = new HashMap<>(asking("Dana", "Radu"));
        fields.putAll(Map.of("email1", "dana", "lastDay", "2027-03-10", "place", "Room 7"));
        Visitor.Answer refused = opening(fields, TUESDAY, THURSDAY);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Person 1: enter an e-mail address", "id=\"email1-error\"", "href=\"#email1\"")
                .contains("is after the first of the times", "id=\"lastDay-error\"")
                .contains("value=\"Room 7\"", "value=\"Radu\"", "checked=\"checked\"");
        assertThat(world.count("MATCH (p:Poll) RETURN count(p)")).isZero();
    }

    @Test
    void times_that_are_not_offered_cannot_be_asked_for() {
        assertThat(opening(asking("Dana"), TUESDAY).body()).contains("Choose between 2 and 8 times.");
        assertThat(opening(asking("Dana"), TUESDAY, "2027-03-10T07:00:00Z").body())
                .contains("not free any more. Choose others.");
        assertThat(opening(asking("Dana"), TUESDAY, "+999999999-01-01T07:00:00Z")
                        .status())
                .isEqualTo(422);
        assertThat(opening(Map.of("ask", "true")).status()).isEqualTo(422);
        assertThat(opening(asking("Dana"), TUESDAY, TUESDAY.replace("Z", ".000Z"))
                        .body())
                .as("one time in two spellings")
                .contains("Choose between 2 and 8 times.");
        Map<String, String> looking = new HashMap<>(asking("Dana"));
        looking.remove("ask");
        assertThat(opening(looking, "+1000000000-12-31T23:59:59Z").status()).isEqualTo(200);
    }

    @Test
    void a_poll_is_opened_once_and_the_trail_says_by_whom() {
        Map<String, String> fields = asking("Dana", "Radu", "Ilse");
        String first = opening(fields, TUESDAY, THURSDAY).location();
        assertThat(opening(fields, TUESDAY, THURSDAY).location())
                .as("pressed twice")
                .isEqualTo(first);
        assertThat(world.told(PollOpened.class)).hasSize(1);
        Poll poll = store.find(new PollId(first.replace("/polls/", ""))).orElseThrow();
        assertThat(poll.quorum()).as("half of three, rounded up").isEqualTo(2);
        assertThat(actions(poll.id())).containsExactly("POLL_OPENED by city-" + LYS);
        assertThat(world.lys().get("/engagements/" + engagement).body()).contains(first, "0 of 3 have answered");
    }

    @Test
    void whoever_is_asked_answers_from_the_mail_in_his_or_her_language_and_may_change_the_answers() {
        Poll poll = opened("Dana", "Radu");
        String link = link(poll, "Dana");
        List<String> before = world.standing(GRAPH);
        Visitor guest = world.stranger().with("Accept-Language", "fr");
        Visitor.Answer page = guest.get(link);
        assertThat(page.body())
                .contains("Ce ore vi se potrivesc?", "The team of Lysville", "Dana", "08:00")
                .contains("Ora Europei Centrale")
                .doesNotContain("Radu", "Familia-ana");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(world.standing(GRAPH))
                .as("looking changes nothing")
                .isNotEmpty()
                .isEqualTo(before);

        assertThat(answer(link, "YES", "").status()).isEqualTo(422);
        assertThat(answer(link, "YES", "NO").location()).isEqualTo(link + "?saved");
        assertThat(guest.get(link + "?saved").body()).contains("răspunsurile sunt salvate");
        assertThat(answer(link, "IF_NEEDED", "NO").status()).isEqualTo(302);
        assertThat(said(poll, "Dana")).isEqualTo(Map.of(at(TUESDAY), IF_NEEDED, at(THURSDAY), NO));
        assertThat(said(poll, "Radu")).isEmpty();
        assertThat(world.lys().get("/polls/" + poll.id()).body())
                .contains("0 yes, 1 if needed, 0 no, 1 without an answer", "<th scope=\"row\">");
    }

    private static final String GRAPH = """
            MATCH (n) WHERE n:Poll OR n:PollPerson OR n:PollTime OR n:Command
            RETURN elementId(n) AS id, labels(n) AS labels, properties(n) AS properties,
              COLLECT { MATCH (n)-[a:ANSWERED]->() RETURN properties(a) ORDER BY elementId(a) } AS said
            ORDER BY id
            """;

    @Test
    void a_link_opens_one_persons_answers_for_as_long_as_the_poll_takes_them_and_a_day_more() {
        Poll poll = opened("Dana", "Radu");
        String link = link(poll, "Dana");
        Visitor guest = world.stranger();
        assertThat(guest.get("/answers/polls/AAAA").body()).contains("Please ask whoever invited you.");
        assertThat(answer("/answers/polls/AAAA", "YES", "YES").status()).isEqualTo(404);
        String proposal =
                links.issue("proposal", person(poll, "Dana"), at(THURSDAY)).value();
        assertThat(guest.get("/answers/polls/" + proposal).status())
                .as("a link for another purpose")
                .isEqualTo(404);
        assertThat(guest.get(link.replace("/polls", "")).status()).isEqualTo(404);

        clock.set(Instant.parse("2027-03-08T22:59:00Z"));
        assertThat(answer(link, "YES", "YES").status())
                .as("a minute before midnight in Paris")
                .isEqualTo(302);
        clock.set(Instant.parse("2027-03-08T23:00:00Z"));
        Visitor.Answer late = answer(link, "NO", "NO");
        assertThat(late.status()).isEqualTo(409);
        assertThat(said(poll, "Dana")).containsValue(YES).doesNotContainValue(NO);
        assertThat(guest.get(link).status()).isEqualTo(200);
        clock.advance(Duration.ofDays(1));
        assertThat(guest.get(link).status()).isEqualTo(404);
    }

    @Test
    void what_the_answers_rule_out_has_no_button_and_is_refused() {
        Map<String, String> fields = new HashMap<>(asking("Dana", "Radu", "Ivo"));
        fields.put("required1", "true");
        fields.put("kind3", "INTERPRETER");
        Poll poll = opened(fields);
        answer(link(poll, "Dana"), "NO", "YES");
        answer(link(poll, "Ivo"), "YES", "NO");
        for (String time : List.of(TUESDAY, THURSDAY)) {
            Visitor.Answer refused = closing(poll, time);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body())
                    .contains("not possible by the answers", "Dana has to be there and cannot come.")
                    .contains("Ivo interprets and cannot come.")
                    .doesNotContain(BUTTON);
        }
        answer(link(poll, "Ivo"), "YES", "YES");
        assertThat(closing(poll, TUESDAY).status()).isEqualTo(409);
        assertThat(world.count("MATCH (s:Session) RETURN count(s)")).isZero();
        assertThat(closing(poll, THURSDAY).status()).isEqualTo(302);
        assertThat(world.text("MATCH (s:Session) RETURN toString(s.startsAt)")).startsWith("2027-03-11T07:00");
    }

    @Test
    void a_deputy_answers_for_whoever_has_to_be_there() {
        Map<String, String> fields = new HashMap<>(asking("Dana", "Radu"));
        fields.put("required1", "true");
        fields.put("deputyOf2", "1");
        Poll poll = opened(fields);
        assertThat(poll.quorum()).isEqualTo(1);
        answer(link(poll, "Dana"), "NO", "NO");
        answer(link(poll, "Radu"), "NO", "IF_NEEDED");
        assertThat(world.browser(Role.EXPERT, ANA).get("/polls/" + poll.id()).body())
                .contains("Radu can come in place of Dana.", "may come in place of Dana");
        assertThat(closing(poll, TUESDAY).status()).isEqualTo(409);
        assertThat(closing(poll, THURSDAY).status()).isEqualTo(302);
    }

    @Test
    void closed_it_stays_closed_and_says_on_what() {
        Poll poll = opened("Dana");
        String link = link(poll, "Dana");
        assertThat(closing(poll, TUESDAY).location()).isEqualTo("/polls/" + poll.id());
        assertThat(world.told(PollClosed.class)).containsExactly(new PollClosed(poll.id()));
        assertThat(closing(poll, THURSDAY).status()).isEqualTo(409);
        assertThat(cancelling(poll).status()).isEqualTo(409);
        assertThat(answer(link, "NO", "NO").status()).isEqualTo(409);
        assertThat(world.stranger().get(link).body())
                .contains("Data este stabilită")
                .doesNotContain("<input type=\"radio\"");
        String session = world.text("MATCH (s:Session) RETURN s.id");
        assertThat(world.lys().get("/polls/" + poll.id()).body()).contains("/sessions/" + session);
        assertThat(actions(poll.id())).containsExactly("POLL_CLOSED by city-" + LYS, "POLL_OPENED by city-" + LYS);
    }

    @Test
    void a_time_taken_meanwhile_is_said_so_and_the_poll_stays_open() {
        Poll poll = opened("Dana");
        world.session(engagement, TUESDAY);
        Visitor.Answer refused = closing(poll, TUESDAY);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body())
                .contains("This time has just been taken", "The poll is still open", "This time is not free any more.")
                .containsOnlyOnce(BUTTON);
        assertThat(world.told(PollClosed.class)).isEmpty();
        assertThat(actions(poll.id())).doesNotContain("POLL_CLOSED by city-" + LYS);
        assertThat(closing(poll, THURSDAY).status()).isEqualTo(302);
    }

    @Test
    void cancelled_it_books_nothing_and_a_poll_past_its_last_day_is_still_closed_by_hand() {
        Poll first = opened("Dana");
        assertThat(cancelling(first).status()).isEqualTo(302);
        assertThat(cancelling(first).status()).as("again").isEqualTo(302);
        assertThat(world.told(PollCancelled.class)).hasSize(1);
        assertThat(closing(first, TUESDAY).status()).isEqualTo(409);
        Poll second = opened("Radu");
        clock.set(Instant.parse("2027-03-09T05:00:00Z"));
        assertThat(world.lys().get("/polls/" + second.id()).body()).contains("The last day for answers is over.");
        assertThat(closing(second, THURSDAY).status()).isEqualTo(302);
    }

    @Test
    void of_two_who_close_at_once_one_wins() throws Exception {
        Poll poll = opened("Dana");
        List<Object> outcomes = atOnce(List.of(() -> closed(poll, TUESDAY), () -> closed(poll, THURSDAY)));
        assertThat(outcomes).filteredOn(Boolean.TRUE::equals).hasSize(1);
        assertThat(outcomes)
                .filteredOn(Conflict.class::isInstance)
                .singleElement()
                .extracting(refused -> ((Conflict) refused).code())
                .isEqualTo("engagements.conflict.poll.CLOSED");
        assertThat(world.count("MATCH (s:Session) RETURN count(s)")).isEqualTo(1);
    }

    @Test
    void those_who_answer_at_once_do_not_lose_one_anothers_answers() throws Exception {
        Poll poll = opened("Dana", "Radu", "Ilse", "Ivo");
        var work = Stream.of("Dana", "Radu", "Ilse", "Ivo")
                .<Callable<Object>>map(name -> () -> {
                    polling.answer(person(poll, name), Map.of(at(TUESDAY), YES, at(THURSDAY), NO), name);
                    return true;
                })
                .toList();
        assertThat(atOnce(work)).containsOnly(true);
        assertThat(store.find(poll.id()).orElseThrow().people()).allMatch(PollPerson::hasAnswered);
    }

    @Test
    void five_polls_a_day_are_enough_because_each_mails_people_who_did_not_ask_for_it() {
        for (int i = 0; i < 5; i++) {
            cancelling(opened("Dana"));
        }
        Visitor.Answer sixth = opening(asking("Dana"), TUESDAY, THURSDAY);
        assertThat(sixth.status()).isEqualTo(409);
        assertThat(sixth.body()).contains("Five polls were opened", "value=\"Dana\"");
        clock.advance(Duration.ofDays(1).plusSeconds(1));
        opened("Dana");
    }

    @Test
    void a_month_after_its_last_day_nobody_of_those_asked_can_be_written_to() {
        Poll poll = opened("Dana", "Radu");
        clock.advance(Duration.ofDays(30));
        polling.forget();
        assertThat(store.find(poll.id()).orElseThrow().people())
                .noneMatch(person -> person.email().isEmpty());
        clock.advance(Duration.ofDays(10));
        polling.forget();
        assertThat(store.find(poll.id()).orElseThrow().people())
                .hasSize(2)
                .allMatch(person -> person.email().isEmpty());
    }

    @Test
    void whoever_was_not_meant_reads_no_place_once_the_poll_is_cancelled() {
        Map<String, String> fields = new HashMap<>(asking("Dana"));
        fields.put("place", "Room <7>");
        Poll poll = opened(fields);
        assertThat(world.stranger().get(link(poll, "Dana")).body()).contains("Room &lt;7&gt;");
        cancelling(poll);
        assertThat(world.stranger().get(link(poll, "Dana")).body()).doesNotContain("Room");
    }

    @Test
    void a_closed_poll_says_what_became_of_its_session() {
        Poll poll = opened("Dana", "Radu");
        closing(poll, TUESDAY);
        String session =
                store.find(poll.id()).orElseThrow().session().orElseThrow().value();
        world.lys()
                .post(
                        "/sessions/" + session + "/move",
                        Map.of("commandId", "m1", "start", "2027-03-16T07:30:00Z", "told", "EXPERT"));
        assertThat(world.lys().get("/polls/" + poll.id()).body()).contains("has been moved since");
        world.lys().post("/sessions/" + session + "/cancellation", Map.of("commandId", "c1", "told", "EXPERT"));
        assertThat(world.lys().get("/polls/" + poll.id()).body()).contains("This session was cancelled.");
    }

    @Test
    void all_of_it_is_erased_with_its_engagement() {
        Poll poll = opened("Dana", "Radu");
        String link = link(poll, "Dana");
        answer(link, "YES", "YES");
        transactions.write(() -> store.erase(new EngagementId(engagement)));
        assertThat(world.count("MATCH (n) WHERE n:Poll OR n:PollTime OR n:PollPerson RETURN count(n)"))
                .isZero();
        assertThat(world.stranger().get(link).status()).isEqualTo(404);
        assertThatThrownBy(() -> polling.get(TEAM, poll.id())).isInstanceOf(NotFound.class);
    }

    private Object closed(Poll poll, String time) {
        try {
            polling.close(TEAM, poll.id(), at(time), EngagementsWorld.freshKey());
            return true;
        } catch (Conflict e) {
            return e;
        }
    }

    private static List<Object> atOnce(List<Callable<Object>> works) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(works.size())) {
            var outcomes = new ArrayList<Object>();
            for (var future : threads.invokeAll(works)) {
                outcomes.add(future.get());
            }
            return outcomes;
        }
    }

    private Poll opened(String... names) {
        return opened(asking(names));
    }

    private Poll opened(Map<String, String> fields) {
        Visitor.Answer opened = opening(fields, TUESDAY, THURSDAY);
        assertThat(opened.location()).as(opened.body()).startsWith("/polls/");
        return store.find(new PollId(opened.location().replace("/polls/", ""))).orElseThrow();
    }

    private Visitor.Answer opening(Map<String, String> fields, String... times) {
        return world.lys().post("/engagements/" + engagement + "/polls/new", fields, "time", List.of(times));
    }

    /** Members who read Romanian. */
    private static Map<String, String> asking(String... names) {
        var fields = new HashMap<String, String>();
        for (int i = 1; i <= names.length; i++) {
            fields.put("name" + i, names[i - 1]);
            fields.put("email" + i, names[i - 1].toLowerCase(Locale.ROOT) + "@example.org");
            fields.put("language" + i, "ro");
            fields.put("kind" + i, "MEMBER");
        }
        fields.putAll(Map.of(
                "ask", "true", "minutes", "60", "lastDay", "2027-03-08", "commandId", EngagementsWorld.freshKey()));
        return Map.copyOf(fields);
    }

    private Visitor.Answer closing(Poll poll, String time) {
        return world.lys()
                .post(
                        "/polls/" + poll.id() + "/closing",
                        Map.of("start", time, "commandId", EngagementsWorld.freshKey()));
    }

    private Visitor.Answer cancelling(Poll poll) {
        return world.lys()
                .post("/polls/" + poll.id() + "/cancellation", Map.of("commandId", EngagementsWorld.freshKey()));
    }

    private Visitor.Answer answer(String link, String tuesday, String thursday) {
        return world.stranger()
                .postBare(link, Map.of("time0", tuesday, "time1", thursday, "commandId", EngagementsWorld.freshKey()));
    }

    private String link(Poll poll, String name) {
        Instant ends = poll.answerBy().plus(Duration.ofDays(1));
        return "/answers/polls/"
                + links.issue(Polls.LINK_PURPOSE, person(poll, name), ends).value();
    }

    private static String person(Poll poll, String name) {
        return poll.people().stream()
                .filter(person -> person.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private Map<Instant, Answer> said(Poll poll, String name) {
        return store.find(poll.id())
                .flatMap(found -> found.person(person(poll, name)))
                .orElseThrow()
                .answers();
    }

    private List<String> actions(PollId poll) {
        return trail.of("poll:" + poll, 10).stream()
                .map((AuditEntry entry) -> entry.action() + " by " + entry.actor())
                .toList();
    }

    private static Instant at(String time) {
        return Instant.parse(time);
    }
}
