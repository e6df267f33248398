package eu.passerelle.casework.cards;

import static eu.passerelle.engagements.EngagementsWorld.ANA;
import static eu.passerelle.engagements.EngagementsWorld.LYS;
import static eu.passerelle.engagements.EngagementsWorld.OLT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.engagements.EngagementsWorld;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.SecretToken;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.privacy.AuditEntry;
import eu.passerelle.privacy.AuditTrail;
import eu.passerelle.privacy.IdentifierDetector;
import eu.passerelle.testing.CypherLog;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Cards from the switch to the proof that they are gone. */
@PasserelleTest
class CaseworkTest {
    private static final CityViewer TEAM = new CityViewer(new AccountId("city-" + LYS), new TeamId(LYS));
    private static final String MARKER = "quincunx";

    @Autowired
    ApplicationContext context;

    @Autowired
    Driver driver;

    @Autowired
    TestClock clock;

    @Autowired
    AuditTrail trail;

    @Autowired
    CaseCards cards;

    @Autowired
    CaseViews views;

    @Autowired
    CaseErasure erasure;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    EngagementsWorld world;
    Visitor city;
    Visitor network;

    @BeforeEach
    void create() {
        world = EngagementsWorld.createIn(context);
        city = world.lys();
        network = world.coordinator();
    }

    private void switchOn() {
        assertThat(network.post("/casework/network", assessment("2028-03-01")).location())
                .isEqualTo("/casework/network");
    }

    private static Map<String, String> assessment(String until) {
        return with(
                "reference", "DPIA 7",
                "decidedBy", "The board",
                "decidedOn", "2027-02-01",
                "reviewOn", until,
                "text", "Two measures were asked for, and taken.");
    }

    private static Map<String, String> with(String... pairs) {
        var fields = new TreeMap<>(Map.of("commandId", EngagementsWorld.freshKey()));
        IntStream.range(0, pairs.length / 2).forEach(i -> fields.put(pairs[2 * i], pairs[2 * i + 1]));
        return fields;
    }

    /** The warning that few say the same is read first. @return the page of the card */
    private String card(Visitor visitor) {
        Map<String, String> fields = with("age", "MINOR", "phenomenon", "RIGHT_WING");
        Answer warned = visitor.post("/casework/new", fields);
        fields.put("accept", warned.body().replaceAll("(?s).*name=\"accept\" value=\"([^\"]+)\".*", "$1"));
        return visitor.post("/casework/new", fields).location();
    }

    private static Map<String, String> said(String note) {
        return with("level", "2", "tendency", "BETTER", "evidence", "TOLD", "strength", "true", "note", note);
    }

    private static Map<String, String> measure(String note) {
        return with("kind", "COUNSELLING", "sector", "school", "review", "2027-04", "measureNote", note);
    }

    /** All that stands anywhere in the graph. */
    private String everything() {
        return Stream.of("MATCH (n) RETURN properties(n) AS p", "MATCH ()-[n]->() RETURN properties(n) AS p")
                .flatMap(query -> driver.executableQuery(query).execute().records().stream())
                .map(row -> row.get("p").asMap().toString())
                .reduce("", (one, other) -> one + "\n" + other);
    }

    @Test
    void without_an_assessment_there_are_no_cards_and_each_page_says_why_and_how() {
        assertThat(city.get("/casework").body()).contains("Case cards are switched off", "K-17");
        for (String path : List.of("/casework/new", "/casework/cards/x1", "/casework/cards/x1/areas/MONEY")) {
            Answer answer = city.get(path);
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.body()).contains("has not recorded yet", "recording the data-protection assessment");
        }
        Answer wrong = network.post("/casework/network", assessment("2027-02-02"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("Enter until when it holds", "Two measures were asked for");
        switchOn();
        assertThat(city.get("/casework/new").status()).isEqualTo(200);
        assertThat(trail.of("casework", 10)).extracting(AuditEntry::action).containsExactly("CASEWORK_ASSESSED");
        clock.advance(Duration.ofDays(367));
        city.signIn("city-" + LYS + "@example.org", People.PASSWORD);
        assertThat(city.get("/casework/new").body()).contains("held until 1 March 2028, and is over");
    }

    @Test
    void switching_off_hides_every_card_at_once_and_starts_its_clock() {
        switchOn();
        String card = card(city);
        network.post("/casework/network/withdrawal", with());
        assertThat(city.get(card).status()).isEqualTo(409);
        assertThat(city.get(card).body()).doesNotContain("14 to 17");
        assertThat(world.text("MATCH (c:CaseCard) RETURN toString(c.expiresOn)"))
                .isEqualTo("2027-03-31");
        assertThat(trail.of("casework", 10)).extracting(AuditEntry::action).contains("CASEWORK_SWITCHED_OFF");
        switchOn();
        assertThat(city.get(card).body()).contains("After 31 March 2027");
        city.post(card + "/renewal", with("need", "HANDOVER"));
        assertThat(city.get(card).body()).contains("After 30 May 2027", "It is being handed over");
        network.post("/casework/network/withdrawal", with());
        clock.advance(Duration.ofDays(31));
        erasure.eraseWhatIsOver();
        assertThat(world.count("MATCH (c:CaseCard) RETURN count(c)")).isZero();
    }

    @Test
    void a_card_shows_where_things_stand_the_plan_and_its_history_and_never_a_sum() {
        switchOn();
        String card = card(city);
        assertThat(city.post(card + "/areas/HOUSING", said("Sleeps at a friend’s for now."))
                        .location())
                .isEqualTo(card);
        clock.advance(Duration.ofDays(35));
        city.post(card + "/areas/HOUSING", said("A place is found."));
        assertThat(city.post(card + "/areas/HOUSING/measures", measure("Somebody goes along."))
                        .location())
                .isEqualTo(card + "/areas/HOUSING#measures");
        String page = city.get(card).body();
        assertThat(page)
                .contains("2 · mixed", "+ getting better", "A place is found.", "April 2027", "March 2027", "<polyline")
                .contains("Housing · School and education · review in April 2027", "to be reviewed")
                .contains("fewer than five cards")
                .doesNotContain("total", "score\">");
        String measure = world.text("MATCH (m:CaseMeasure) RETURN m.id");
        city.post(card + "/areas/HOUSING/measures/" + measure, with("status", "DONE", "review", "2027-05"));
        assertThat(city.get(card).body()).doesNotContain("to be reviewed").contains("done");
        assertThat(city.get("/casework").body()).contains("until 30 May 2027").doesNotContain("review is due");
    }

    @Test
    void an_identifier_is_said_and_shown_again_but_neither_stored_nor_kept_in_a_command() {
        switchOn();
        String card = card(city);
        String note = "The 15-year-old from Str. Lungă is a " + MARKER;
        Answer refused = city.post(card + "/areas/HOUSING", said(note));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("“15-year-old” (from character 5) looks like an age", "“Str. Lungă”", "address")
                .contains(note + "</textarea>");
        assertThat(city.post(card + "/areas/HOUSING/measures", measure("Asks Kevin, " + MARKER))
                        .status())
                .isEqualTo(422);
        assertThat(city.post("/casework/try", said(note)).status()).isEqualTo(422);
        assertThat(everything()).doesNotContain(MARKER, "Kevin");
        assertThatThrownBy(() -> cards.say(
                        TEAM,
                        card.substring(card.lastIndexOf('/') + 1),
                        new TypedArea("1", "SAME", "TOLD", "", "Asks Kevin")
                                .state(LifeArea.MONEY, YearMonth.of(2027, 3)),
                        "key"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("Kevin");
        city.post(card + "/areas/HOUSING", said("x".repeat(281)));
        assertThat(world.count("MATCH (a:CaseArea) RETURN count(a)")).isZero();
    }

    @Test
    void whatever_is_typed_no_stored_text_holds_an_identifier() {
        switchOn();
        String card = card(city);
        String id = card.substring(card.lastIndexOf('/') + 1);
        var random = new Random(11);
        YearMonth march = YearMonth.of(2027, 3);
        List<String> pieces = List.of(
                "kommt pünktlich",
                "Kevin",
                "aged 15",
                "vit chez sa mère",
                "Str. Lungă 4",
                "are 15 ani",
                "0721 234 567",
                "sleeps better",
                "Monsieur Durand",
                "hat eine Wohnung",
                "@wolf",
                "le 12 mars",
                "vine la timp",
                "K-AB 123");
        for (int i = 0; i < 60; i++) {
            String text = String.join(
                    ", ",
                    Stream.generate(() -> pieces.get(random.nextInt(pieces.size())))
                            .limit(1 + random.nextInt(3))
                            .toList());
            LifeArea area = LifeArea.values()[i % LifeArea.values().length];
            say(id, new TypedArea("1", "SAME", "TOLD", "", text).state(area, march.minusMonths(i / 10)), "key" + i);
        }
        var detector = new IdentifierDetector();
        List<String> stored = new ArrayList<>();
        driver.executableQuery("MATCH (a:CaseArea) RETURN a.note AS note")
                .execute()
                .records()
                .forEach(row -> stored.add(row.get("note").asString()));
        assertThat(stored)
                .hasSizeGreaterThan(5)
                .allMatch(detector::isClean)
                .noneMatch(note -> note.matches(".*(Kevin|15|Lungă|0721|Durand|@wolf|mars|AB 123).*"));
    }

    /** Past what the pages check. */
    private void say(String card, AreaState state, String key) {
        try {
            cards.say(TEAM, card, state, key);
        } catch (IllegalStateException e) {
            assertThat(e).hasMessageContaining("not repeated here");
        }
    }

    @Test
    void a_rare_combination_is_warned_of_before_it_is_made_and_a_common_one_is_not() {
        switchOn();
        Map<String, String> fields = with("age", "ADULT");
        assertThat(city.post("/casework/new", fields).body()).contains("This combination may tell who it is");
        assertThat(world.count("MATCH (c:CaseCard) RETURN count(c)")).isZero();
        for (int i = 0; i < 4; i++) {
            cards.open(TEAM, new TypedFacts("ADULT", "").facts(), "rare" + i);
        }
        assertThat(network.get("/casework/network").body()).contains("fewer than five cards");
        String made = city.post("/casework/new", fields).location();
        assertThat(city.get(made).body()).doesNotContain("This combination may tell");
        assertThat(network.get("/casework/network").body()).contains("There are at least 5 cards");
        assertThat(city.post("/casework/new", fields).location())
                .as("asked twice")
                .isEqualTo(made);
        city.post(made + "/facts", with("age", "ADULT", "phenomenon", "UNCLEAR"));
        assertThat(city.get(made).body()).contains("This combination may tell");
    }

    @Test
    void few_cards_of_others_do_not_show_in_whether_one_is_rare() {
        switchOn();
        var other = new CityViewer(new AccountId("city-" + OLT), new TeamId(OLT));
        var facts = new TypedFacts("ADULT", "").facts();
        for (int i = 0; i < 3; i++) {
            cards.open(TEAM, facts, "own" + i);
        }
        for (int i = 0; i < 4; i++) {
            assertThat(cards.isRare(TEAM, facts, true)).isTrue();
            cards.open(other, facts, "others" + i);
        }
        assertThat(cards.isRare(TEAM, facts, true)).isTrue();
        cards.open(other, facts, "others4");
        assertThat(cards.isRare(TEAM, facts, true)).isFalse();
    }

    private record Key(String path, String word) {
        SecretToken link() {
            return new SecretToken(path.substring("/case-views/".length()));
        }
    }

    private Key share(String card) {
        Answer shared =
                city.post(card + "/views", with("audience", "school", "days", "14"), "areas", List.of("HOUSING"));
        assertThat(shared.status()).as(shared.body()).isEqualTo(200);
        List<String> secrets = Pattern.compile("class=\"secret\">([^<]+)<")
                .matcher(shared.body())
                .results()
                .map(match -> match.group(1))
                .toList();
        return new Key(secrets.getFirst().replaceFirst(".*(?=/case-views/)", ""), secrets.getLast());
    }

    @Test
    void a_view_shows_some_areas_to_whoever_has_link_and_word_until_it_is_withdrawn() {
        switchOn();
        String card = card(city);
        city.post(card + "/areas/HOUSING", said("Sleeps at a friend’s."));
        city.post(card + "/areas/MONEY", said("Debts are high."));
        Key key = share(card);
        Visitor school = world.stranger();
        assertThat(school.get(key.path()).body())
                .contains("word of six letters")
                .doesNotContain("Sleeps");
        Answer read = school.post(key.path(), Map.of("word", key.word().toLowerCase(Locale.ROOT)));
        assertThat(read.body())
                .contains("Sleeps at a friend’s.", "For: School and education. It can be read until 15 March 2027.")
                .doesNotContain("Debts", "14 to 17", "right-wing");
        assertThat(read.header("Cache-Control")).contains("no-store");
        assertThat(everything()).doesNotContain(key.word(), key.path().substring("/case-views/".length()));
        assertThat(city.get(card).body()).contains("opened once", "read through the link for");
        String view = world.text("MATCH (v:CaseView) RETURN v.id");
        city.post(card + "/views/" + view + "/withdrawal", with());
        assertThat(school.post(key.path(), Map.of("word", key.word())).status()).isEqualTo(404);
        assertThat(school.get(key.path()).body()).contains("no longer valid");
    }

    @Test
    void a_view_closes_after_five_wrong_words_and_by_itself_when_its_days_are_over() {
        switchOn();
        String card = card(city);
        Key key = share(card);
        Key other = share(card);
        Visitor school = world.stranger();
        for (int i = 0; i < 5; i++) {
            school.post(key.path(), Map.of("word", "BBBBBB"));
        }
        assertThat(school.post(key.path(), Map.of("word", key.word())).status()).isEqualTo(404);
        assertThat(school.post(other.path(), Map.of("word", other.word())).status())
                .isEqualTo(200);
        clock.set(Instant.parse("2027-03-15T22:59:59Z"));
        assertThat(school.get(other.path()).status())
                .as("a second before midnight")
                .isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        assertThat(school.get(other.path()).status())
                .as("midnight where the team lives")
                .isEqualTo(404);
        assertThat(city.get(card).body()).contains("closed").doesNotContain("until 15 March");
        world.write("MATCH (v:CaseView) REMOVE v.closesAt");
        assertThat(city.get(card).body()).as("not yet in UTC").contains("until 15 March");
        assertThat(school.get(other.path()).status()).isEqualTo(200);
        clock.advance(Duration.ofHours(1));
        assertThat(school.get(other.path()).status()).as("midnight in UTC").isEqualTo(404);
        assertThat(world.count("MATCH (m:Mail) RETURN count(m)")).isZero();
    }

    @Test
    void a_hundred_guesses_at_once_are_five_and_leave_the_view_closed() throws Exception {
        switchOn();
        Key key = share(card(city));
        try (var threads = Executors.newFixedThreadPool(8)) {
            threads.invokeAll(Collections.nCopies(100, () -> views.read(key.link(), "BBBBBB")));
        }
        assertThat(world.count("MATCH (e:CaseEvent {action: 'WRONG_WORD'}) RETURN count(e)"))
                .isEqualTo(5);
        assertThat(views.read(key.link(), key.word())).isEmpty();
    }

    @Test
    void a_view_that_is_withdrawn_while_it_is_read_stays_so() throws Exception {
        switchOn();
        Key key = share(card(city));
        var withdrawn = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(2)) {
            Future<Boolean> withdrawing = threads.submit(() -> context.getBean(GraphTransactions.class)
                    .write(() -> {
                        context.getBean(Neo4jClient.class)
                                .query("MATCH (v:CaseView) SET v.rev = 1, v.withdrawn = true")
                                .run();
                        withdrawn.countDown();
                        return pause();
                    }));
            withdrawn.await();
            assertThat(views.read(key.link(), key.word())).isEmpty();
            assertThat(withdrawing.get()).isTrue();
        }
        assertThat(world.text("MATCH (v:CaseView) RETURN toString(v.withdrawn)"))
                .isEqualTo("true");
    }

    private static boolean pause() {
        try {
            Thread.sleep(Duration.ofMillis(300));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return true;
    }

    @Test
    void a_view_is_told_of_once_a_day_and_closes_after_fifty_readings() {
        switchOn();
        Key key = share(card(city));
        for (int i = 0; i < 50; i++) {
            clock.advance(i == 20 ? Duration.ofDays(1) : Duration.ZERO);
            assertThat(views.read(key.link(), key.word())).isPresent();
        }
        assertThat(views.read(key.link(), key.word())).isEmpty();
        assertThat(world.count("MATCH (e:CaseEvent {action: 'READ'}) RETURN count(e)"))
                .isEqualTo(2);
    }

    @Test
    void a_view_from_before_the_switch_was_off_is_never_open_again() {
        switchOn();
        Key key = share(card(city));
        network.post("/casework/network/withdrawal", with());
        switchOn();
        assertThat(views.read(key.link(), key.word())).isEmpty();
        network.post("/casework/network", assessment("2027-03-02"));
        Key other = share("/casework/cards/" + world.text("MATCH (c:CaseCard) RETURN c.id"));
        clock.advance(Duration.ofDays(2));
        switchOn();
        assertThat(views.read(other.link(), other.word())).isEmpty();
    }

    @Test
    void an_area_says_to_whom_it_is_shown_and_a_view_shows_its_latest_state_only() {
        switchOn();
        String card = card(city);
        city.post(card + "/areas/HOUSING", said("Sleeps at a friend’s."));
        clock.advance(Duration.ofDays(35));
        city.post(card + "/areas/HOUSING", said("A place is found."));
        Key key = share(card);
        assertThat(city.get(card + "/areas/HOUSING").body())
                .contains("Shown to School and education until 19 April 2027");
        assertThat(city.get(card + "/areas/MONEY").body()).doesNotContain("Shown to");
        assertThat(world.stranger().post(key.path(), Map.of("word", key.word())).body())
                .contains("A place is found.")
                .doesNotContain("Sleeps");
        assertThat(city.get(card).body()).contains("city-" + LYS);
    }

    @Test
    void a_card_that_cannot_be_erased_does_not_stand_in_the_way_of_the_others() {
        switchOn();
        cards.open(TEAM, new TypedFacts("ADULT", "").facts(), "first");
        world.write("MATCH (c:CaseCard) SET c.code = 7, c.expiresOn = date('2027-02-01')");
        cards.open(TEAM, new TypedFacts("ADULT", "").facts(), "second");
        world.write("MATCH (c:CaseCard) SET c.expiresOn = date('2027-02-02')");
        erasure.eraseWhatIsOver();
        assertThat(world.text("MATCH (c:CaseCard) RETURN toString(c.code)")).isEqualTo("7");
        world.write("MATCH (c:CaseCard) DETACH DELETE c");
    }

    @Test
    void after_erasing_nothing_in_the_graph_tells_of_a_card_but_its_proof() {
        switchOn();
        String card = card(city);
        String code = world.text("MATCH (c:CaseCard) RETURN c.code");
        city.post(card + "/areas/HOUSING", said("A sentence about a " + MARKER));
        city.post(card + "/areas/HOUSING/measures", measure("Another " + MARKER));
        share(card);
        String id = card.substring(card.lastIndexOf('/') + 1);
        assertThat(everything()).contains(MARKER, id, code);
        assertThat(world.count("MATCH (c:Command) WHERE c.id CONTAINS '" + id + "' RETURN count(c)"))
                .isEqualTo(4);
        String proof = city.get(card).body().replaceAll("(?s).*name=\"proof\" value=\"([^\"]+)\".*", "$1");
        assertThat(city.post(card + "/erasure", with()).status()).isEqualTo(422);
        Answer erased = city.post(card + "/erasure", with("sure", "true"));
        assertThat(everything()).doesNotContain(MARKER, id, code);
        assertThat(world.count("MATCH (c:Command) WHERE c.id STARTS WITH 'casework:' RETURN count(c)"))
                .isZero();
        assertThat(city.post(card + "/erasure", with("sure", "true", "proof", proof))
                        .location())
                .as("asked twice")
                .isEqualTo(erased.location());
        assertThat(city.post(card + "/erasure", with("sure", "true", "proof", "f"))
                        .status())
                .isEqualTo(404);
        assertThat(city.get(erased.location()).body()).contains("was erased in March 2027, with 8 entries");
        assertThat(city.post(
                                "/casework/proofs",
                                Map.of("code", code.toLowerCase(Locale.ROOT).replace("-", " ")))
                        .body())
                .contains("was erased in March 2027");
        assertThat(city.post("/casework/proofs", Map.of("code", "BBBB-BBBB")).body())
                .contains("No card of the code");
        assertThat(city.get(card).status()).isEqualTo(404);
    }

    @Test
    void a_team_erases_all_its_cards_also_while_they_are_hidden_and_those_of_nobody_else() {
        switchOn();
        String card = card(city);
        String others = card(world.browser(Role.CITY, OLT));
        network.post("/casework/network/withdrawal", with());
        assertThat(city.get("/casework/erasure").body()).contains("Your team has one card.");
        assertThat(city.post("/casework/erasure", with()).status()).isEqualTo(422);
        city.post("/casework/erasure", with("sure", "true"));
        assertThat(city.get("/casework/erasure").body()).contains("no card, neither shown nor hidden");
        assertThat(everything()).doesNotContain(card.replaceFirst(".*/", "")).contains(others.replaceFirst(".*/", ""));
    }

    @Test
    void a_card_that_nobody_renews_is_gone_after_ninety_days_and_any_after_two_years() {
        switchOn();
        network.post("/casework/network", assessment("2029-12-31"));
        String id = cards.open(TEAM, new TypedFacts("ADULT", "").facts(), "first");
        String kept = cards.open(TEAM, new TypedFacts("ADULT", "").facts(), "second");
        clock.advance(Duration.ofDays(90));
        cards.renew(TEAM, kept, CaseCard.Need.AFTERCARE, "renew");
        clock.advance(Duration.ofDays(1));
        assertThatThrownBy(() -> cards.get(TEAM, id))
                .as("before the job has run")
                .isInstanceOf(NotFound.class);
        erasure.eraseWhatIsOver();
        assertThat(world.text("MATCH (c:CaseCard) RETURN c.id")).isEqualTo(kept);
        world.write("MATCH (c:CaseCard) SET c.openedOn = date('2025-06-01')");
        CaseCard old = cards.get(TEAM, kept);
        assertThat(old.canBeRenewed(cards.today())).isFalse();
        assertThat(CaseCard.expiry(old.openedOn(), cards.today())).isEqualTo("2027-06-01");
    }

    @Test
    void a_card_is_not_found_by_anybody_but_its_team_on_any_route() {
        switchOn();
        String id = card(city).replaceFirst(".*/", "");
        city.post("/casework/cards/" + id + "/areas/MONEY/measures", measure(""));
        Key key = share("/casework/cards/" + id);
        String view = world.text("MATCH (v:CaseView) RETURN v.id");
        Visitor other = world.browser(Role.CITY, OLT);
        var wrong = new TreeMap<String, Integer>();
        var tried = new ArrayList<String>();
        handlers.getHandlerMethods()
                .keySet()
                .forEach(info -> info.getPatternValues().stream()
                        .filter(path -> path.startsWith("/casework/cards/{id}"))
                        .forEach(path -> info.getMethodsCondition().getMethods().forEach(method -> {
                            String address = path.replace("{id}", id)
                                    .replace("{area}", "MONEY")
                                    .replace("{measure}", world.text("MATCH (m:CaseMeasure) RETURN m.id"))
                                    .replace("{view}", view);
                            Map<String, String> fields = said("");
                            fields.putAll(
                                    Map.of("need", "HANDOVER", "sure", "true", "audience", "school", "days", "3"));
                            fields.putAll(
                                    Map.of("areas", "MONEY", "age", "MINOR", "kind", "DEBATE", "sector", "school"));
                            fields.putAll(Map.of("review", "2027-04", "status", "DONE"));
                            tried.add(path);
                            for (Visitor visitor : List.of(other, network, world.browser(Role.EXPERT, ANA))) {
                                int status = (method == RequestMethod.GET
                                                ? visitor.get(address)
                                                : visitor.post(address, fields))
                                        .status();
                                if (status != (visitor == other ? 404 : 403)) {
                                    wrong.put(method + " " + path, status);
                                }
                            }
                        })));
        assertThat(wrong).isEmpty();
        assertThat(tried).hasSizeGreaterThan(9);
        assertThat(world.text("MATCH (m:CaseMeasure) RETURN m.status")).isEqualTo("PLANNED");
        assertThat(views.isOpen(key.link())).isTrue();
        assertThat(other.get("/casework").body()).contains("No card yet.");
    }

    @Test
    void everybody_reads_the_invented_cases_in_four_languages_and_tries_a_card_that_is_stored_nowhere() {
        var detector = new IdentifierDetector();
        Visitor expert = world.browser(Role.EXPERT, ANA);
        long before = world.count("MATCH (n) RETURN count(n)");
        for (Visitor visitor : List.of(city, network, expert)) {
            visitor.get("/casework/examples/K-17");
            assertThat(visitor.get("/casework").body()).contains("Drawn in by a chat group", "K-23", "K-31");
            Answer tried = visitor.post("/casework/try", said("A sentence about a " + MARKER));
            assertThat(tried.body()).contains("So it would stand on the card", MARKER);
        }
        assertThat(everything()).doesNotContain(MARKER);
        assertThat(world.count("MATCH (n) RETURN count(n)")).isEqualTo(before);
        assertThat(city.get("/casework/examples/K-99").status()).isEqualTo(404);
        Stream.of("en", "fr", "de", "ro")
                .map(Locale::of)
                .flatMap(locale -> context.getBean(TrainingCases.class).all(locale).stream())
                .flatMap(example -> Stream.concat(
                        example.card().history().stream().map(AreaState::note),
                        example.card().measures().stream().map(Measure::note)))
                .forEach(note -> assertThat(detector.find(note)).as(note).isEmpty());
    }

    @Test
    void pages_cost_few_queries_however_much_there_is() {
        switchOn();
        String card = card(city);
        for (LifeArea area : LifeArea.values()) {
            city.post(card + "/areas/" + area, said(""));
            city.post(card + "/areas/" + area + "/measures", measure(""));
        }
        String id = card.replaceFirst(".*/", "");
        clock.advance(Duration.ofDays(1));
        assertThat(CypherLog.during(() -> cards.get(TEAM, id))).hasSize(2);
        assertThat(CypherLog.during(() -> cards.of(TEAM))).hasSize(2);
        assertThat(CypherLog.during(() -> cards.renew(TEAM, id, CaseCard.Need.AFTERCARE, "few")))
                .hasSizeLessThanOrEqualTo(8);
    }
}
