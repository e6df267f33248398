package eu.passerelle.directory.profiles;

import static eu.passerelle.engagements.EngagementsWorld.ANA;
import static eu.passerelle.engagements.EngagementsWorld.OLT;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.Role;
import eu.passerelle.directory.profiles.ProfilePart.Reader;
import eu.passerelle.engagements.EngagementsWorld;
import eu.passerelle.matching.search.IndexFollower;
import eu.passerelle.testing.Approved;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.Visitor;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Each part of a profile through each way out of the product: pages, answers to programs, search, suggestions, tables,
 * mails. Ana is seen by an alias until both sides have agreed; each part of hers can be found again by its words.
 */
@PasserelleTest
class EveryWayOutTest {
    private static final Map<ProfilePart, List<String>> WORDS = Map.ofEntries(
            Map.entry(ProfilePart.NAME, List.of("Zqgiven", "Zqfamily")),
            Map.entry(ProfilePart.ALIAS, List.of("Zqalias")),
            Map.entry(ProfilePart.EMAIL, List.of("zqmail@example.org")),
            Map.entry(ProfilePart.TYPE, List.of("policy maker", "policy-maker", "POLICY_MAKER")),
            Map.entry(ProfilePart.SUMMARY, List.of("zqsummary")),
            Map.entry(ProfilePart.NOTES, List.of("zqnote")),
            Map.entry(ProfilePart.LOAD, List.of("37")),
            Map.entry(ProfilePart.EMPLOYMENTS, List.of("Zqemployer")),
            Map.entry(ProfilePart.INTERESTS, List.of("zqinterest", "Zqtied")),
            Map.entry(ProfilePart.PUBLICATIONS, List.of("zqtitle", "zqtext", "zqlink")),
            Map.entry(ProfilePart.STATUS, List.of("zqreason")),
            Map.entry(ProfilePart.DATES, List.of("2026-07-13", "13 July 2026", "July 13, 2026", "Jul 13, 2026")),
            Map.entry(ProfilePart.VIEWS, List.of("Zqviewer")));

    private static final List<String> MARKED = List.of("""
            MATCH (e:Expert {id: 'expert-ana'})-[k:CLAIMS]->()
            SET e.givenName = 'Zqgiven', e.familyName = 'Zqfamily', e.alias = 'Zqalias', e.email = 'zqmail@example.org',
              e.type = 'policy-maker', e.visibility = 'matched', e.summary_en = 'A zqsummary.', k.note = 'zqnote',
              e.hoursPerMonth = 37, e.confirmedOn = date('2026-07-13'), e.conductOn = date('2026-07-13'), e.conductVersion = '1'
            CREATE (e)-[:EMPLOYED_BY {from: date('2019-01-01')}]->(:Organisation {id: 'zq1', name: 'Zqemployer'})
            CREATE (e)-[:HAS_INTEREST]->(:Interest {id: 'zq1', kind: 'other', note: 'zqinterest', declaredBy: 'zq',
              declaredAt: datetime('2026-07-13T10:00:00Z')})-[:CONCERNS]->(:Organisation {id: 'zq2', name: 'Zqtied'})
            CREATE (e)-[:WROTE]->(:Publication {id: 'zq1', kind: 'published', title: 'zqtitle', text: 'zqtext',
              language: 'en', year: 2021, link: 'https://zqlink.example.org/'})
            """, """
            CREATE (:Account {id: 'zq', name: 'Zqviewer', email: 'zq@example.org', role: 'COORDINATOR', enabled: true})
            CREATE (:ProfileView {account: 'zq', day: date('2027-02-01'), expert: 'expert-ana', times: 1})
            """, """
            CREATE (:AuditEntry {number: 1, at: datetime('2026-08-01T10:00:00Z'), actor: 'zq', subject: 'expert:expert-ana',
              action: 'STATUS_CHANGED', reason: 'zqreason', fields: ['status'], before: ['APPLICANT'], after: ['ACTIVE'], hash: ''})
            CREATE (:AuditHead {id: 'head', number: 1, hash: ''})
            """);

    private static final Set<String> CLOSED = Set.of(
            "/experts/expert-ana",
            "/experts/expert-ana/interests",
            "/profile",
            "/profile/publications/zq1",
            "/curation",
            "/curation/claims",
            "/curation/duplicates",
            "/import",
            "/export",
            "/export/experts.csv",
            "/export/experts.xlsx",
            "/export/experts.jsonl",
            "/export/publications.jsonl");

    @Autowired
    ApplicationContext context;

    @Autowired
    IndexFollower index;

    EngagementsWorld world;

    @BeforeEach
    void mark() {
        world = EngagementsWorld.createIn(context);
        MARKED.forEach(world::write);
        world.changed(ANA);
        index.awaitNow(Duration.ofSeconds(30));
    }

    @Test
    void a_city_reads_of_somebody_it_has_not_agreed_with_what_stands_on_a_card() {
        String request = world.submitted();
        world.proposal(request, ANA);
        Map<String, String> ways = ways(world.lys(), world.lysProgram(), "/requests/" + request);
        ways.put("mail to the city", mails("team-lys@example.org"));
        assertThat(ways.get("/requests/" + request + "/recommendations")).contains("Zqalias");
        assertThat(ways.get("/api/v1/experts?size=50")).contains("Zqalias");
        assertReadable(ways, Set.of(Reader.CITIES));
    }

    /** Three live in Romania, of whom one is named to cities by an alias only. */
    @Test
    void a_country_that_few_share_is_not_named_on_a_card_without_a_name() {
        String request = "/requests/" + world.submitted();
        String list = read(world.lys(), request + "/recommendations");
        assertThat(list).contains("Zqalias", "Other countries");
        for (String path : List.of(
                "/api/v1/experts?q=name:Zqalias",
                "/api/v1" + request + "/recommendations",
                "/api/v1" + request + "/panels")) {
            List<String> countries =
                    EngagementsWorld.read(world.lysProgram().get(path), "$..[?(@.name == 'Zqalias')].country");
            assertThat(countries).as(path).isNotEmpty().containsOnly("OTHER");
        }
    }

    @Test
    void no_word_of_what_a_city_may_not_read_finds_anybody() {
        WORDS.forEach((part, words) -> words.stream()
                .filter(word -> part.reader() != Reader.CITIES
                        && word.toLowerCase(java.util.Locale.ROOT).startsWith("zq"))
                .forEach(word -> {
                    assertThat(world.lys().get("/experts?q=" + word).body())
                            .as(part + " " + word)
                            .doesNotContain("Zqalias");
                    assertThat(world.lysProgram()
                                    .get("/api/v1/experts?q=" + word)
                                    .body())
                            .as(part + " " + word)
                            .contains("\"total\":0");
                    assertThat(world.lys().get("/experts/suggestions?q=" + word).body())
                            .as(part + " " + word)
                            .doesNotContain("Zqalias");
                }));
    }

    @Test
    void the_city_that_agreed_reads_the_name_and_no_other_city_does() {
        String engagement = world.engagement(ANA);
        Map<String, String> own = ways(world.lys(), world.lysProgram(), "/engagements/" + engagement);
        assertThat(own.get("/engagements/" + engagement))
                .contains("Zqgiven Zqfamily", "zqsummary", "zqtitle", "https://zqlink.example.org/");
        assertReadable(own, Set.of(Reader.CITIES, Reader.MATCHED_CITY));
        assertThat(world.count(
                        "MATCH (v:ProfileView {expert: 'expert-ana', account: 'city-team-lys'}) RETURN count(v)"))
                .as("Ana can read that the city has opened it")
                .isOne();
        Visitor other = world.browser(Role.CITY, OLT);
        assertThat(other.get("/engagements/" + engagement).status()).isEqualTo(404);
        assertReadable(ways(other, world.program(Role.CITY, OLT), "/team"), Set.of(Reader.CITIES));
    }

    @Test
    void coordinators_read_every_part_and_another_expert_none() {
        String profile = world.coordinator().get("/experts/expert-ana").body();
        String register =
                world.coordinator().get("/experts/expert-ana/interests").body();
        String own = world.browser(Role.EXPERT, ANA).get("/profile").body();
        WORDS.forEach((part, words) -> assertThat(words)
                .as(part.name())
                .anyMatch(word -> profile.contains(word) || register.contains(word) || own.contains(word)));
        Approved.exportsIn(context);
        assertThat(world.coordinator().get("/export/experts.jsonl").body()).contains("zqmail@example.org", "\"37\"");
        assertThat(world.coordinator().get("/export/publications.jsonl").body()).contains("zqtext");
        var ben = world.browser(Role.EXPERT, EngagementsWorld.BEN);
        var ways = new LinkedHashMap<String, String>();
        List.of("/profile", "/proposals", "/engagements", "/calendar")
                .forEach(path -> ways.put(path, ben.get(path).body()));
        assertReadable(ways, Set.of());
        List.of("/experts", "/experts/expert-ana", "/export/experts.csv", "/requests")
                .forEach(path -> assertThat(ben.get(path).status()).as(path).isEqualTo(403));
    }

    /** @param own a page of the city's own that tells of the mentor, with what hangs on it */
    private static Map<String, String> ways(Visitor city, Visitor program, String own) {
        var ways = new LinkedHashMap<String, String>();
        List.of(
                        "/experts",
                        "/experts?sort=name",
                        "/experts?q=name:Zqalias",
                        "/experts?q=case+management",
                        "/experts/suggestions?q=zq",
                        "/requests",
                        "/engagements",
                        own)
                .forEach(path -> ways.put(path, read(city, path)));
        List.of("/api/v1/experts?size=50", "/api/v1/requests", "/api/v1/engagements")
                .forEach(path -> ways.put(path, read(program, path)));
        if (own.startsWith("/requests")) {
            List.of("/recommendations", "/panels", "/why-not?name=Zq")
                    .forEach(page -> ways.put(own + page, read(city, own + page)));
            List.of("/recommendations", "/panels", "/proposals", "/recommendations/expert-ana")
                    .forEach(path -> ways.put("/api/v1" + own + path, read(program, "/api/v1" + own + path)));
        }
        CLOSED.forEach(path -> assertThat(city.get(path).status()).as(path).isEqualTo(403));
        return ways;
    }

    private static String read(Visitor visitor, String path) {
        Visitor.Answer answer = visitor.get(path);
        assertThat(answer.status()).as(path + ": " + answer.body()).isEqualTo(200);
        return visibleOnly(answer.body());
    }

    /** What stands in the answer to be read, without the marks of the page, which are long and may hold any figure. */
    private static String visibleOnly(String body) {
        return body.startsWith("{") || body.startsWith("[")
                ? body.replaceAll("\\d+\\.\\d+", "")
                : body.replaceAll("(?s)<head>.*?</head>", "")
                        .replaceAll("name=\"(_csrf|commandId)\" value=\"[^\"]*\"", "");
    }

    private static void assertReadable(Map<String, String> ways, Set<Reader> readers) {
        var all = new SoftAssertions();
        WORDS.forEach((part, words) -> {
            if (!readers.contains(part.reader())) {
                ways.forEach((way, text) -> all.assertThat(words.stream().filter(word -> holds(text, word)))
                        .as(part + " through " + way)
                        .isEmpty());
            }
        });
        all.assertAll();
    }

    /** A figure counts where it stands alone. */
    private static boolean holds(String text, String word) {
        return word.matches("\\d+")
                ? text.matches("(?s).*(?<![\\w.,:;&#-])" + word + "(?![\\w.,:-]).*")
                : text.contains(word);
    }

    private String mails(String recipient) {
        String match = "MATCH (m:Mail {recipient: '" + recipient + "'}) WHERE NOT m.thread STARTS WITH 'sign-in:' ";
        Awaitility.await().until(() -> world.count(match + "RETURN count(m)") > 0);
        return world.text(
                match
                        + "RETURN reduce(all = '', one IN collect(coalesce(m.subject, '') + coalesce(m.text, '')) | all + one)");
    }
}
