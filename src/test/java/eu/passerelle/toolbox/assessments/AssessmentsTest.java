package eu.passerelle.toolbox.assessments;

import static eu.passerelle.engagements.EngagementsWorld.ANA;
import static eu.passerelle.engagements.EngagementsWorld.BEN;
import static eu.passerelle.engagements.EngagementsWorld.LYS;
import static eu.passerelle.engagements.EngagementsWorld.OLT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import eu.passerelle.accounts.MailedLinks;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.engagements.EngagementsWorld;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.privacy.AuditEntry;
import eu.passerelle.privacy.AuditTrail;
import eu.passerelle.testing.CypherLog;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.ReceivedMail;
import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.Visitor;
import eu.passerelle.toolbox.AssessmentId;
import eu.passerelle.toolbox.AssessmentNearing;
import eu.passerelle.toolbox.Assessments;
import eu.passerelle.toolbox.PeopleAsked;
import eu.passerelle.toolbox.assessments.Sheet.Said;
import eu.passerelle.toolbox.instruments.Instruments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.util.LinkedMultiValueMap;

/** An assessment from the form to a request, with six people of three agencies who answer from their mails. */
@PasserelleTest
class AssessmentsTest {
    private static final List<String> AGENCIES = List.of("Police", "City", "Rives", "police", "City ", "Rives");

    @Autowired
    ApplicationContext context;

    @Autowired
    AssessmentStore store;

    @Autowired
    Assessing assessing;

    @Autowired
    AssessmentNews news;

    @Autowired
    Instruments instruments;

    @Autowired
    MailedLinks links;

    @Autowired
    AuditTrail trail;

    @Autowired
    TestClock clock;

    EngagementsWorld world;

    @BeforeEach
    void create() {
        world = EngagementsWorld.createIn(context);
    }

    @Test
    void who_is_asked_answers_alone_in_the_own_language_and_may_stop_and_go_on() {
        Assessment assessment = opened();
        Visitor guest = world.stranger();
        String link = link(assessment, 1);
        assertThat(guest.get(link).body())
                .contains("lang=\"fr\"", "Mandat et soutien politique", "6 personnes de 3 institutions", "Person 1");
        assertThat(guest.post(link, Map.of("commandId", "a", "level-trust-open", "3", "words-trust-open", "Oui <b>"))
                        .location())
                .endsWith("?saved");
        assertThat(guest.get(link + "?saved").body()).contains("1 sur 32", "Oui &lt;b&gt;");
        assertThat(current(assessment).done()).isZero();
        assertThat(world.lys().get("/home").body()).containsPattern("\\b0(/| of )6 ");
        assertThat(guest.post(link, complete(2, "b")).status()).isEqualTo(302);
        assertThat(world.lys().get("/home").body()).containsPattern("\\b1(/| of )6 ");
        assertThat(guest.get(link + "?saved").body()).contains("comptent").doesNotContain("Oui &lt;b&gt;");
        assertThat(current(assessment).done()).isEqualTo(1);
    }

    @Test
    void what_is_too_long_is_said_and_nothing_is_lost() {
        Assessment assessment = opened();
        Map<String, String> fields = new HashMap<>(complete(2, "long"));
        fields.put("words-trust-open", "x".repeat(1_001));
        Visitor.Answer refused = world.stranger().post(link(assessment, 0), fields);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("words-trust-open-error", "x".repeat(1_001), "1 too many");
        assertThat(current(assessment).people().getFirst().sheet()).isEqualTo(Sheet.EMPTY);
    }

    @Test
    void four_answers_show_what_is_missing_and_nothing_else_and_five_can_be_closed() {
        Assessment assessment = opened();
        answerAll(assessment, 4);
        String page = "/assessments/" + assessment.id();
        Visitor.Answer waiting = world.lys().get(page);
        assertThat(waiting.body())
                .contains("One complete answer is missing", "4 of 6", "not yet")
                .doesNotContain("Median", "/closing", "radar");
        Visitor.Answer refused = world.lys().post(page + "/closing", Map.of("commandId", "c1"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("4 of at least 5 complete answers").doesNotContain("Median");
        assertThat(world.lys().get(page + "/values").status()).isEqualTo(409);

        answerAll(assessment, 5);
        assertThat(world.lys().get(page).body()).contains("/closing").doesNotContain("Median", "radar");
        assertThat(world.lys()
                        .post(page + "/closing", Map.of("commandId", "c2"))
                        .status())
                .isEqualTo(302);
        assertThat(world.lys().get(page).body())
                .contains("5 complete answers of 6 people", "Median", "radar-team", "Information-sharing")
                .doesNotContain("Person 1", "Rives");
        assertThat(world.stranger()
                        .post(link(assessment, 5), complete(4, "late"))
                        .status())
                .isEqualTo(409);
        assertThat(trail.of("assessment:" + assessment.id(), 5))
                .extracting(AuditEntry::action)
                .containsExactly("ASSESSMENT_CLOSED", "ASSESSMENT_OPENED");
    }

    @Test
    void the_form_says_all_that_is_wrong_and_keeps_what_was_typed() {
        Map<String, String> fields = new HashMap<>(asking());
        fields.putAll(Map.of("email2", "x", "agency3", "", "email4", fields.get("email1"), "lastDay", "2020-01-01"));
        fields.remove("instrument");
        Visitor.Answer refused = world.lys().post("/toolbox/new", fields);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("instrument-error", "email2-error", "agency3-error", "email4-error", "lastDay-error")
                .contains("value=\"Person 1\"");
        fields.keySet().removeIf(field -> field.matches("(name|email|agency|language)[3-6]"));
        assertThat(world.lys().post("/toolbox/new", fields).body()).contains("Ask at least 5 people; you have named 2");
        assertThat(world.count("MATCH (a:Assessment) RETURN count(a)")).isZero();
    }

    @Test
    void pressed_twice_it_is_opened_once_and_each_gets_one_mail() {
        Map<String, String> fields = asking();
        String first = world.lys().post("/toolbox/new", fields).location();
        assertThat(world.lys().post("/toolbox/new", fields).location()).isEqualTo(first);
        assertThat(world.told(PeopleAsked.class)).hasSize(1);
        ReceivedMail mail = ReceivedMail.await(fields.get("email2"), 1).getFirst();
        assertThat(mail.subject()).isEqualTo("Comment votre équipe travaille-t-elle ensemble\u202f?");
        assertThat(mail.text()).contains("/answers/assessments/").doesNotContain("Lysville", "Police");
    }

    @Test
    void only_those_who_are_not_done_are_reminded_and_once_by_however_many_nodes() throws Exception {
        Assessment assessment = opened();
        answerAll(assessment, 1);
        news.remind();
        clock.advance(Duration.ofDays(12).plusHours(1));
        atOnce(Collections.nCopies(4, () -> {
            news.remind();
            return true;
        }));
        news.remind();
        assertThat(world.told(AssessmentNearing.class)).hasSize(1);
        assertThat(news.find(assessment.id()).orElseThrow().guests())
                .filteredOn(guest -> !guest.done())
                .hasSize(5);
        assertThat(ReceivedMail.await(assessment.people().get(2).email(), 2)
                        .getLast()
                        .subject())
                .isEqualTo("Ihre Antworten fehlen noch");
    }

    @Test
    void a_month_after_the_end_it_is_forgotten_who_was_asked() {
        Assessment assessment = closed();
        clock.advance(Duration.ofDays(31));
        news.forget();
        assertThat(current(assessment).people())
                .allMatch(person -> person.name().isEmpty() && person.email().isEmpty());
        assertThat(current(assessment).results()).isPresent();
    }

    @Test
    void without_its_answers_which_an_archive_leaves_out_a_page_says_so() {
        Assessment assessment = closed();
        world.count("MATCH (n:Respondent) DETACH DELETE n RETURN count(n)");
        assertThat(world.lys().get("/assessments/" + assessment.id()).body())
                .contains("its answers are not here")
                .doesNotContain("Median", "given up");
        assertThat(world.lys()
                        .get("/assessments/" + assessment.id() + "/values")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void what_nobody_ends_is_given_up_and_forgotten_in_time() {
        Assessment assessment = opened();
        clock.advance(Duration.ofDays(14 + 60));
        news.forget();
        assertThat(current(assessment).state()).isEqualTo(Assessment.State.OPEN);
        clock.advance(Duration.ofDays(2));
        news.forget();
        assertThat(current(assessment).state()).isEqualTo(Assessment.State.CANCELLED);
        assertThat(trail.of("assessment:" + assessment.id(), 1))
                .extracting(AuditEntry::action, AuditEntry::actor)
                .containsExactly(tuple("ASSESSMENT_CANCELLED", Assessing.LAST_DAY));
        clock.advance(Duration.ofDays(31));
        news.forget();
        assertThat(current(assessment).people())
                .allMatch(person -> person.email().isEmpty());
    }

    @Test
    void what_nobody_ends_is_closed_with_its_results_when_enough_have_answered() {
        Assessment assessment = opened();
        answerAll(assessment, 5);
        clock.advance(Duration.ofDays(14 + 62));
        news.forget();
        assertThat(current(assessment).state()).isEqualTo(Assessment.State.CLOSED);
        assertThat(current(assessment).results()).isPresent();
        assertThat(trail.of("assessment:" + assessment.id(), 1))
                .extracting(AuditEntry::action, AuditEntry::actor)
                .containsExactly(tuple("ASSESSMENT_CLOSED", Assessing.LAST_DAY));
    }

    @Test
    void twenty_who_use_one_link_at_once_leave_one_whole_sheet() throws Exception {
        Assessment assessment = opened();
        String person = assessment.people().getFirst().id();
        List<Object> outcomes = atOnce(IntStream.range(0, 20)
                .<Callable<Object>>mapToObj(i -> () -> {
                    assessing.answer(person, sheet(assessment, i % 5), "key-" + i);
                    return true;
                })
                .toList());
        assertThat(outcomes).hasSize(20).containsOnly(true);
        assertThat(current(assessment).people().getFirst().sheet().levels().values().stream()
                        .distinct())
                .hasSize(1);
    }

    @Test
    void an_answer_that_meets_the_closing_is_counted_whole_or_refused() throws Exception {
        Assessment assessment = opened();
        answerAll(assessment, 5);
        List<Callable<Object>> works = new ArrayList<>();
        works.add(() -> {
            assessing.close(team(), assessment.id(), "closing");
            return "closed";
        });
        for (int i = 0; i < 6; i++) {
            String key = "late-" + i;
            works.add(() -> answered(assessment, key));
        }
        List<Object> outcomes = atOnce(works);
        Assessment after = current(assessment);
        boolean counted = outcomes.contains("counted");
        assertThat(after.done()).isEqualTo(counted ? 6 : 5);
        assertThat(trail.of("assessment:" + assessment.id(), 1)
                        .getFirst()
                        .changes()
                        .getFirst()
                        .after())
                .as("what was there when it was closed is what is shown")
                .isEqualTo(String.valueOf(after.done()));
        assertThat(after.results().orElseThrow().answers()).isEqualTo(after.done());
    }

    @Test
    void nobody_is_asked_twice_even_by_two_who_add_the_same_person_at_once() throws Exception {
        Assessment assessment = opened();
        List<Object> outcomes = atOnce(IntStream.range(0, 4)
                .<Callable<Object>>mapToObj(i -> () -> invited(assessment, "Late" + i % 2 + "@example.org", "key-" + i))
                .toList());
        assertThat(outcomes).containsExactlyInAnyOrder("asked", "refused", "asked", "refused");
        assertThat(current(assessment).people()).hasSize(8);
        assertThat(invited(assessment, "late0@EXAMPLE.org", "another")).isEqualTo("refused");
    }

    private Object invited(Assessment assessment, String address, String key) {
        var fields = new LinkedMultiValueMap<String, String>();
        Map<String, String> row = new HashMap<>();
        person(row, 1, "Late Comer", address, "Court", "ro");
        fields.setAll(row);
        try {
            assessing.invite(team(), assessment.id(), TypedPeople.of(fields), key);
            return "asked";
        } catch (InvalidInput e) {
            return "refused";
        }
    }

    private Object answered(Assessment assessment, String key) {
        try {
            assessing.answer(assessment.people().getLast().id(), sheet(assessment, 3), key);
            return "counted";
        } catch (Conflict e) {
            return "refused";
        }
    }

    @Test
    void others_find_nothing_and_those_who_mentor_and_coordinate_see_groups_only() {
        Assessment assessment = closed();
        String page = "/assessments/" + assessment.id();
        String engagement = world.engagement(ANA);
        Visitor olt = world.browser(Role.CITY, OLT);
        assertThat(olt.get(page).status()).isEqualTo(404);
        assertThat(olt.get("/teams/" + LYS + "/toolbox").status()).isEqualTo(404);
        assertThat(olt.get(page + "/values").status()).isEqualTo(404);
        for (String action : List.of("closing", "cancellation", "last-day", "people", "phase", "request", "values")) {
            assertThat(olt.post(page + "/" + action, Map.of("commandId", "x", "lastDay", "2027-03-20"))
                            .status())
                    .as(action)
                    .isEqualTo(404);
        }
        assertThat(world.browser(Role.EXPERT, BEN).get(page).status()).isEqualTo(404);
        for (Visitor viewer : List.of(world.browser(Role.EXPERT, ANA), world.coordinator())) {
            assertThat(viewer.get("/teams/" + LYS + "/toolbox").body()).contains(page);
            assertThat(viewer.get(page).body()).contains("Median").doesNotContain("Person 1", "/request");
        }
        String meeting = "/sessions/" + world.session(engagement, "2027-04-13T06:00:00Z");
        assertThat(world.browser(Role.EXPERT, ANA)
                        .get(meeting + "?propose=DIAGNOSIS")
                        .body())
                .contains("Weakest when the team last looked at itself:", " of 4\n");
        Visitor program = world.program(Role.EXPERT, ANA);
        assertThat(program.get("/api/v1/teams/" + LYS + "/assessments").body()).contains("\"state\":\"closed\"");
        assertThat(program.get("/api/v1" + page).body())
                .contains("\"phase\":\"forming\"", "\"score\":", "\"needs\":")
                .doesNotContain("Person 1");
        assertThat(world.program(Role.CITY, OLT).get("/api/v1" + page).status()).isEqualTo(404);
        Visitor guest = world.stranger();
        assertThat(guest.get("/answers/assessments/AAAA").status()).isEqualTo(404);
        assertThat(guest.post("/answers/assessments/AAAA", complete(1, "x")).status())
                .isEqualTo(404);
    }

    @Test
    void more_time_and_more_people_open_it_again_for_those_who_are_missing() {
        Assessment assessment = opened();
        String page = "/assessments/" + assessment.id();
        clock.advance(Duration.ofDays(20));
        assertThat(world.stranger().post(link(assessment, 0), complete(1, "x")).status())
                .isEqualTo(409);
        assertThat(world.lys().get(page).body()).contains("The last day is over");
        assertThat(world.lys()
                        .post(page + "/last-day", Map.of("commandId", "d", "lastDay", "2027-03-30"))
                        .status())
                .isEqualTo(302);
        assertThat(world.stranger().post(link(assessment, 0), complete(1, "y")).status())
                .isEqualTo(302);
        Map<String, String> more = new HashMap<>(Map.of("commandId", "p"));
        person(more, 1, "Late Comer", "late@example.org", "Court", "ro");
        assertThat(world.lys().post(page + "/people", more).status()).isEqualTo(302);
        assertThat(world.lys().post(page + "/people", more).status())
                .as("pressed twice")
                .isEqualTo(302);
        assertThat(current(assessment).people()).hasSize(7);
        more.put("commandId", "p2");
        assertThat(world.lys().post(page + "/people", more).body()).contains("email1-error");
    }

    @Test
    void what_the_team_agrees_on_leads_and_a_mentor_says_why() {
        Assessment assessment = closed();
        world.engagement(ANA);
        String page = "/assessments/" + assessment.id();
        Visitor mentor = world.browser(Role.EXPERT, ANA);
        assertThat(mentor.post(page + "/values", Map.of("commandId", "m", "value-trust", "1"))
                        .body())
                .contains("note-trust-error");
        assertThat(mentor.post(
                                page + "/values",
                                Map.of("commandId", "n", "value-trust", "1", "note-trust", "I saw silence."))
                        .status())
                .isEqualTo(302);
        Map<String, String> agreed = new HashMap<>(Map.of("commandId", "t"));
        assessment.instrument().dimensions().forEach(dimension -> agreed.put("value-" + dimension.id(), "4"));
        assertThat(world.lys().get(page).body()).contains("Phase: forming", "I saw silence.", "name=\"need\"");
        assertThat(world.lys().post(page + "/values", agreed).status()).isEqualTo(302);
        assertThat(world.lys().get(page).body())
                .contains("Phase: consolidating", "No dimension is below 2.5")
                .doesNotContain("name=\"need\"");
        assertThat(world.lys().post(page + "/phase", Map.of("commandId", "f")).location())
                .isEqualTo("/team");
        assertThat(world.text("MATCH (t:Team {id: '" + LYS + "'}) RETURN t.phase"))
                .isEqualTo("consolidating");
    }

    @Test
    void values_that_somebody_else_has_saved_meanwhile_are_shown_and_not_overwritten() {
        Assessment assessment = closed();
        String page = "/assessments/" + assessment.id() + "/values";
        Map<String, String> first = Map.of(
                "commandId", "a", "seen", "", "value-trust", "3", "note-trust", "After the talk", "value-goals", "2");
        assertThat(world.lys().post(page, first).status()).isEqualTo(302);
        assertThat(world.lys().post(page, first).status()).as("pressed twice").isEqualTo(302);
        Map<String, String> second = new HashMap<>(Map.of(
                "commandId", "b", "seen", "", "value-trust", "1", "note-trust", "Before it", "value-goals", "2"));
        Visitor.Answer refused = world.lys().post(page, second);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body())
                .contains("Somebody has saved other values meanwhile", "After the talk", ">Before it<")
                .containsOnlyOnce("What is saved now:");
        second.put("value-trust", "");
        assertThat(seen(world.lys().post(page, second).body()))
                .as("what is wrong first is mended with the old values in sight")
                .isEmpty();
        second.putAll(Map.of("commandId", "c", "seen", seen(refused.body()), "value-trust", "1"));
        assertThat(world.lys().post(page, second).status()).isEqualTo(302);
        assertThat(world.lys().get(page).body()).contains(">Before it<").doesNotContain("What is saved now");
    }

    @Test
    void what_was_agreed_on_last_time_is_what_this_time_is_held_against() {
        Assessment before = closed();
        Map<String, String> agreed = new HashMap<>(Map.of("commandId", "t"));
        before.instrument().dimensions().forEach(dimension -> agreed.put("value-" + dimension.id(), "4"));
        assertThat(world.lys()
                        .post("/assessments/" + before.id() + "/values", agreed)
                        .status())
                .isEqualTo(302);
        clock.advance(Duration.ofDays(1));
        Assessment after = closed();
        assertThat(world.lys().get("/assessments/" + after.id()).body())
                .contains("Phase: renewing", "fell from 4.0 to 1.0", "radar-before")
                .contains("Since last time", ">same<");
    }

    private static String seen(String page) {
        return page.replaceFirst("(?s).*name=\"seen\" value=\"([^\"]*)\".*", "$1");
    }

    @Test
    void one_click_begins_a_request_with_its_reasons() {
        Assessment assessment = closed();
        String page = "/assessments/" + assessment.id();
        List<String> all = Pattern.compile("name=\"need\" value=\"(\\w+)\"")
                .matcher(world.lys().get(page).body())
                .results()
                .map(need -> need.group(1))
                .toList();
        Visitor.Answer tooMany =
                world.lys().post(page + "/request", Map.of("commandId", "r"), "need", all.subList(0, 9));
        assertThat(world.lys().get(tooMany.location()).body())
                .contains("Choose at most 8; you have chosen 9.", "href=\"#need\"")
                .containsPattern("value=\"" + all.get(8) + "\" checked")
                .doesNotContainPattern("value=\"" + all.get(9) + "\" checked");
        String begun = world.lys()
                .post(page + "/request", Map.of("commandId", "r"), "need", List.of("B3", "C2"))
                .location();
        assertThat(begun).startsWith("/requests/").endsWith("/needs");
        assertThat(world.lys()
                        .post(page + "/request", Map.of("commandId", "r"), "need", List.of("B3", "C2"))
                        .location())
                .isEqualTo(begun);
        assertThat(world.lys().get(begun).body())
                .contains("because-B3", "because-C2", "stands at 1.0 of 4")
                .doesNotContain("because-A2");
        String request = begun.replace("/needs", "");
        assertThat(world.lysProgram().get("/api/v1" + request).body()).contains("\"because\":\"In our assessment");
    }

    @Test
    void who_has_begun_keeps_the_questions_while_a_new_version_comes_into_force() {
        Assessment assessment = opened();
        String form = world.coordinator()
                .get("/instruments/new?from=" + assessment.instrumentId())
                .body();
        assertThat(form).contains("id: collaboration");
        String text = instruments
                .get(assessment.instrumentId())
                .text()
                .replace("Members say openly when", "Everybody says openly when");
        Map<String, String> fields = new HashMap<>(Map.of(
                "commandId",
                "i",
                "from",
                assessment.instrumentId(),
                "text",
                text.replace("- id: trust\n    name", "- name")));
        assertThat(world.coordinator().post("/instruments/new", fields).body()).contains("Line", "“id” is missing");
        fields.put("text", text);
        assertThat(world.coordinator().post("/instruments/new", fields).body()).contains("Preview", "16 dimensions");
        fields.put("keep", "true");
        String kept = world.coordinator().post("/instruments/new", fields).location();
        assertThat(world.coordinator().get(kept).body()).contains("Everybody says openly");
        fields.put("commandId", "stale");
        fields.put("text", text + "# more\n");
        assertThat(world.coordinator().post("/instruments/new", fields).status())
                .isEqualTo(409);
        assertThat(world.stranger().get(link(assessment, 0)).body())
                .contains("Members say openly")
                .doesNotContain("Everybody says openly");
        assertThat(opened().instrumentId()).isNotEqualTo(assessment.instrumentId());
    }

    @Test
    void results_take_a_bounded_number_of_queries_however_many_answer() {
        Assessment assessment = closed();
        int few = CypherLog.during(() -> assessing.get(team(), assessment.id())).size();
        assertThat(few).isLessThanOrEqualTo(2);
    }

    private static CityViewer team() {
        return new CityViewer(new AccountId("city-" + LYS), new TeamId(LYS));
    }

    private Assessment opened() {
        Visitor.Answer opened = world.lys().post("/toolbox/new", asking());
        assertThat(opened.location()).as(opened.body()).startsWith("/assessments/");
        return store.find(new AssessmentId(opened.location().replace("/assessments/", "")))
                .orElseThrow();
    }

    private Assessment closed() {
        Assessment assessment = opened();
        answerAll(assessment, 6);
        world.lys().post("/assessments/" + assessment.id() + "/closing", Map.of("commandId", "close"));
        Assessment closed = current(assessment);
        assertThat(closed.results()).isPresent();
        return closed;
    }

    private Assessment current(Assessment assessment) {
        return store.find(assessment.id()).orElseThrow();
    }

    private void answerAll(Assessment assessment, int count) {
        for (int i = 0; i < count; i++) {
            assessing.answer(assessment.people().get(i).id(), sheet(assessment, 1), EngagementsWorld.freshKey());
        }
    }

    private static Sheet sheet(Assessment assessment, int level) {
        var said = new HashMap<String, Said>();
        assessment.instrument().scales().forEach(item -> said.put(item.id(), new Said(Optional.of(level), false, "")));
        return new Sheet(said);
    }

    private Map<String, String> complete(int level, String command) {
        var fields = new HashMap<String, String>(Map.of("commandId", command));
        store.find(new AssessmentId(world.text("MATCH (a:Assessment) RETURN a.id LIMIT 1")))
                .ifPresent(assessment -> assessment
                        .instrument()
                        .scales()
                        .forEach(item -> fields.put("level-" + item.id(), String.valueOf(level))));
        return fields;
    }

    private String link(Assessment assessment, int place) {
        return "/answers/assessments/"
                + links.issue(
                                Assessments.LINK_PURPOSE,
                                assessment.people().get(place).id(),
                                clock.instant().plus(Duration.ofDays(30)))
                        .value();
    }

    private Map<String, String> asking() {
        var fields = new HashMap<String, String>(Map.of(
                "ask",
                "true",
                "commandId",
                EngagementsWorld.freshKey(),
                "instrument",
                inForce(),
                "lastDay",
                "2027-03-15"));
        String run = EngagementsWorld.freshKey();
        for (int i = 1; i <= 6; i++) {
            person(
                    fields,
                    i,
                    "Person " + (i - 1),
                    "p" + i + "-" + run + "@example.org",
                    AGENCIES.get(i - 1),
                    List.of("en", "fr", "de", "ro").get((i - 1) % 4));
        }
        return fields;
    }

    private String inForce() {
        return world.text("MATCH (i:Instrument {code: 'collaboration'}) RETURN i.id ORDER BY i.version DESC LIMIT 1");
    }

    private static void person(
            Map<String, String> fields, int number, String name, String email, String agency, String language) {
        fields.put("name" + number, name);
        fields.put("email" + number, email);
        fields.put("agency" + number, agency);
        fields.put("language" + number, language);
    }

    private static List<Object> atOnce(List<Callable<Object>> works) throws Exception {
        try (var threads = Executors.newFixedThreadPool(works.size())) {
            var outcomes = new ArrayList<Object>();
            for (var future : threads.invokeAll(works)) {
                outcomes.add(future.get());
            }
            return outcomes;
        }
    }
}
