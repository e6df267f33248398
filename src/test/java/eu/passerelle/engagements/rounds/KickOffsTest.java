package eu.passerelle.engagements.rounds;

import static eu.passerelle.engagements.EngagementsWorld.read;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.Role;
import eu.passerelle.engagements.EngagementsWorld;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.scheduling.SessionBooked;
import eu.passerelle.testing.CypherLog;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * A round from which mentoring of Lys with Ana, Ben and Cleo grew. All three have the same hours, and Lys is one team: ten
 * and eleven o'clock by Bucharest's clock on Tuesday 9 March, nine on that day, which is early in Lys, and Thursday.
 */
@PasserelleTest
class KickOffsTest {
    private static final String DAYS = "from=2027-03-09&until=2027-03-12&minutes=60";
    private static final String TUESDAY_TEN = "2027-03-09T08:00:00Z";
    private static final String TUESDAY_ELEVEN = "2027-03-09T09:00:00Z";
    private static final String THURSDAY = "2027-03-11";

    private static final String GROWN = """
            MATCH (e:Expert {id: id})
            CREATE (e)-[:MENTORED]->(g:Engagement {id: 'with-' + id, state: 'active', startedOn: date('2027-03-01'), hours: 9})
            CREATE (g)-[:WITH]->(t)
            CREATE (g)-[:GREW_FROM]->(p:Proposal {id: 'asked-' + id, state: 'accepted'})
            CREATE (:RoundEntry {id: 'r1:' + id, request: 'of-' + id, place: 0, experts: [], scores: [], excluded: [],
              pinned: '', given: '', last: '', problem: '', proposal: p.id})-[:IN_ROUND]->(o)
            """;

    @Autowired
    ApplicationContext context;

    @Autowired
    KickOffPlanning planning;

    EngagementsWorld world;

    @BeforeEach
    void create() {
        world = EngagementsWorld.createIn(context);
        world.write("""
                CREATE (o:Round {id: 'r1', account: 'a', state: 'CONFIRMED', at: datetime(), done: 3, of: 3,
                  tolerance: 0.01, leastScore: 0.0, experts: [], places: [], now: [3.0, 2.0, 2.0, 0.5],
                  last: [0.0, 0.0, 0.0, 0.0], draft: 1, fairness: ''})
                WITH o MATCH (t:Team {id: 'team-lys'})
                UNWIND ['expert-ana', 'expert-ben', 'expert-cleo'] AS id
                """ + GROWN);
    }

    @Test
    void all_are_drafted_together_and_confirmed_and_what_was_taken_meanwhile_stays_undone() {
        Visitor coordinator = world.coordinator();
        assertThat(coordinator.get("/rounds/r1").body()).contains("Plan the kick-offs (3)");
        assertThat(coordinator.get("/rounds/r1/kick-offs").body()).contains("2027-03-02", "2027-03-29");
        Answer page = coordinator.get("/rounds/r1/kick-offs?" + DAYS);
        assertThat(page.body())
                .contains("3 of 3 get a time", "; proven.", "For the expert: ", "Leave out")
                .contains(TUESDAY_TEN, TUESDAY_ELEVEN, THURSDAY);

        bookElsewhere();
        Answer confirmed = confirm(coordinator, page, "first-click");
        assertThat(confirmed.status()).as(confirmed.body()).isEqualTo(409);
        assertThat(confirmed.body())
                .contains("Booked: 2 of 3", "not booked", "no longer free")
                .contains("1 of 1 get a time");
        assertThat(world.told(SessionBooked.class)).hasSize(3);
        assertThat(world.count("MATCH (:SessionRecord {kind: 'KICK_OFF'})-[:ABOUT]->(s:Session) RETURN count(s)"))
                .isEqualTo(2);

        assertThat(confirm(coordinator, page, "first-click").body()).contains("Booked: 2 of 3");
        assertThat(confirm(coordinator, page, "second-click").body())
                .contains("Booked: 0 of 3", "has a session already");
        assertThat(world.told(SessionBooked.class)).hasSize(3);

        Answer rest = coordinator.get("/rounds/r1/kick-offs?" + DAYS);
        assertThat(confirm(coordinator, rest, "third-click").status()).isEqualTo(200);
        assertThat(world.told(SessionBooked.class)).hasSize(4);
        assertThat(coordinator.get("/rounds/r1").body()).doesNotContain("Plan the kick-offs");
        assertThat(coordinator.get("/rounds/r1/kick-offs").body())
                .contains("Each mentoring of this round has a session");
    }

    /** Ana meets Lys in another mentoring. */
    private void bookElsewhere() {
        world.write("""
                MATCH (t:Team {id: 'team-lys'}), (e:Expert {id: 'expert-ana'})
                CREATE (e)-[:MENTORED]->(:Engagement {id: 'other', state: 'active', startedOn: date('2027-01-01'), hours: 9})-[:WITH]->(t)
                """);
        Answer booked = EngagementsWorld.command(
                world.program(Role.COORDINATOR, "network"),
                "/sessions",
                EngagementsWorld.booking("other", TUESDAY_TEN));
        assertThat(booked.status()).as(booked.body()).isEqualTo(201);
    }

    /** Sends the form as it was shown, with nothing changed. */
    private static Answer confirm(Visitor visitor, Answer page, String commandId) {
        Stream<String> hidden = found(page, "type=\"hidden\" name=\"(?!commandId)([^\"]+)\" value=\"([^\"]*)\"")
                .map(field -> field.group(1) + "=" + encoded(field.group(2)));
        Stream<String> chosen = found(page, "<option selected(?:=\"selected\")? value=\"([^\"]+ [^\"]+)\"")
                .map(option -> "start=" + encoded(option.group(1)));
        String form = Stream.concat(hidden, chosen).distinct().collect(Collectors.joining("&"));
        return visitor.send(
                "POST", "/rounds/r1/kick-offs", "application/x-www-form-urlencoded", form + "&commandId=" + commandId);
    }

    private static Stream<MatchResult> found(Answer page, String pattern) {
        return Pattern.compile(pattern).matcher(page.body()).results();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void what_makes_no_sense_is_refused_and_who_is_no_coordinator_too() {
        Visitor coordinator = world.coordinator();
        Visitor program = world.program(Role.COORDINATOR, "network");
        String address = "/rounds/r1/kick-offs";
        for (String wrong : List.of(
                "from=soon&until=2027-03-12&minutes=60",
                "from=2027-03-12&until=2027-03-09&minutes=60",
                "from=2027-03-09&until=2027-06-01&minutes=60",
                "from=2027-02-01&until=2027-02-12&minutes=60",
                "from=9999-12-31&until=9999-12-31&minutes=60",
                "from=%2B999999999-12-31&until=2027-03-12&minutes=60",
                "from=2027-03-09&until=2027-03-12&minutes=61")) {
            assertThat(coordinator.get(address + "?" + wrong).status())
                    .as(wrong)
                    .isEqualTo(422);
            assertThat(program.get("/api/v1" + address + "?" + wrong).status())
                    .as(wrong)
                    .isEqualTo(422);
        }
        assertThat(coordinator
                        .get(address + "?from=soon&until=2027-03-12&minutes=90")
                        .body())
                .contains("Enter a date", "value=\"soon\"", "value=\"2027-03-12\"");
        Answer nothing =
                coordinator.post(address, Map.of("from", "2027-03-09", "until", "2027-03-12", "minutes", "60"));
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.body()).contains("at least one mentoring", "3 of 3 get a time");
        assertThat(coordinator.get("/rounds/unknown/kick-offs").status()).isEqualTo(404);
        assertThat(world.lys().get(address + "?" + DAYS).status()).isEqualTo(403);
        assertThat(world.lys().post(address, Map.of("commandId", "x")).status()).isEqualTo(403);
        assertThat(world.told(SessionBooked.class)).isEmpty();
        programsDoTheSame(program);
    }

    private static void programsDoTheSame(Visitor program) {
        Answer draft = program.get("/api/v1/rounds/r1/kick-offs?" + DAYS);
        assertThat(EngagementsWorld.<Boolean>read(draft, "$.proven")).isTrue();
        List<String> starts = read(draft, "$.kickOffs[*].start");
        assertThat(starts).contains(TUESDAY_TEN, TUESDAY_ELEVEN).anyMatch(start -> start.startsWith(THURSDAY));
        String engagement = read(draft, "$.kickOffs[0].engagement");
        String other = read(draft, "$.kickOffs[0].others[0]");
        String body = "{\"kickOffs\": [{\"engagement\": \"%s\", \"start\": \"%s\"}]}";
        Answer booked = EngagementsWorld.command(program, "/rounds/r1/kick-offs", body.formatted(engagement, other));
        assertThat(booked.status()).as(booked.body()).isEqualTo(200);
        assertThat(EngagementsWorld.<List<String>>read(booked, "$[*].session")).hasSize(1);
        assertThat(EngagementsWorld.command(program, "/rounds/r1/kick-offs", body.formatted("unknown", other))
                        .status())
                .isEqualTo(404);
        assertThat(EngagementsWorld.command(program, " ", "/rounds/r1/kick-offs", body.formatted(engagement, other))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void what_was_asked_for_on_site_says_so_and_where() {
        world.write("""
                MATCH (p:Proposal {id: 'asked-expert-ana'}) CREATE (p)-[:FOR]->(:Request {id: 'of-expert-ana', form: 'ON_SITE'})
                """);
        String page = world.coordinator().get("/rounds/r1/kick-offs?" + DAYS).body();
        assertThat(page.split("On site: Lysville", -1)).hasSize(2);
        Answer draft = world.program(Role.COORDINATOR, "network").get("/api/v1/rounds/r1/kick-offs?" + DAYS);
        assertThat(EngagementsWorld.<List<String>>read(draft, "$.kickOffs[?(@.onSite == true)].expert"))
                .containsExactly("expert-ana");
    }

    @Test
    void as_many_queries_for_many_as_for_few() {
        Round round = new Round(
                "r1",
                new AccountId("a"),
                Round.State.CONFIRMED,
                Instant.EPOCH,
                0,
                0,
                0,
                0,
                Round.Figures.NONE,
                Round.Figures.NONE,
                1,
                Optional.empty());
        KickOffDays.Read days = new KickOffDays("2027-03-09", "2027-03-12", "60").read();
        List<String> few = CypherLog.during(() -> planning.draft(round, days));
        world.write("""
                MATCH (o:Round {id: 'r1'}), (lys:Team {id: 'team-lys'})-[:OF]->(city:City), (ana:Expert {id: 'expert-ana'})
                UNWIND range(1, 20) AS n
                CREATE (t:Team)-[:OF]->(city) SET t = lys {.*, id: 'team-' + n}
                CREATE (more:Expert) SET more = ana {.*, id: 'more-' + n}
                WITH o, t, more.id AS id
                """ + GROWN);
        List<String> many = CypherLog.during(() -> {
            KickOffPlanning.Draft draft = planning.draft(round, days);
            assertThat(draft.placed()).isEqualTo(3);
            assertThat(draft.rows().stream().filter(row -> row.line().why().isPresent()))
                    .hasSize(20);
        });
        assertThat(many).hasSameSizeAs(few).hasSizeLessThanOrEqualTo(8);
    }
}
