package eu.passerelle.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.Role;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.privacy.AuditEntry;
import eu.passerelle.privacy.AuditQuestion;
import eu.passerelle.privacy.AuditSearch;
import eu.passerelle.privacy.AuditTrail;
import eu.passerelle.privacy.ProfileViews;
import eu.passerelle.style.TrailWords;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.neo4j.core.Neo4jClient;

@PasserelleTest
class TrailPagesTest {
    private static final AccountId MARIT = new AccountId("coordinator-marit");

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    AuditTrail trail;

    @Autowired
    AuditSearch search;

    @Autowired
    ProfileViews views;

    @Autowired
    TestClock clock;

    @Autowired
    Neo4jClient neo4j;

    @Autowired
    GraphTransactions transactions;

    Visitor auditor;

    @BeforeEach
    void create() {
        people.create(Role.COORDINATOR, "marit");
        transactions.write(() -> neo4j.query("""
                        CREATE (:MergedExpert {id: 'e1', givenName: 'Ana', familyName: 'Popescu', email: 'ana@example.org'}),
                          (:MergedExpert {id: 'e2', givenName: 'Ben', familyName: 'Okafor', email: 'ben@example.org'})
                        """).run());
        trail.append(MARIT, "expert:e1", "CLAIM_VERIFIED", "Saw her diploma", List.of());
        clock.advance(Duration.ofHours(2));
        trail.append(MARIT, "expert:e2", "STATUS_CHANGED", "Asked for it", List.of());
        trail.append(new AccountId("somebody"), "expert:e1", "OFFER_CHANGED", "", List.of());
        auditor = Visitor.at(port).signIn(people.create(Role.AUDITOR, "tomasz"), People.PASSWORD);
    }

    @Test
    void it_is_found_by_who_what_on_whom_when_and_why() {
        assertThat(found("who=marit"))
                .contains("Saw her diploma", "Asked for it")
                .doesNotContain("data-entry=\"3\"");
        assertThat(found("whom=popescu"))
                .contains("Saw her diploma", "data-entry=\"3\"")
                .doesNotContain("Asked for it");
        assertThat(found("what=STATUS_CHANGED"))
                .contains("Asked for it", "Ben Okafor")
                .doesNotContain("diploma");
        assertThat(found("words=DIPLOMA")).contains("data-entry=\"1\"").doesNotContain("data-entry=\"2\"");
        String noon = clock.instant().minus(Duration.ofHours(1)).toString().substring(0, 16);
        assertThat(found("until=" + noon)).contains("data-entry=\"1\"").doesNotContain("data-entry=\"2\"");
        assertThat(found("from=" + noon)).contains("data-entry=\"2\"").doesNotContain("data-entry=\"1\"");
        assertThat(found("who=nobody-of-this-name")).contains("Nothing found");
    }

    @Test
    void what_was_asked_stands_in_the_trail_itself() {
        found("whom=popescu&words=diploma");
        AuditEntry asked = trail.of("trail", 1).getFirst();
        assertThat(asked.action()).isEqualTo("TRAIL_SEARCHED");
        assertThat(asked.actor().value()).isEqualTo("auditor-tomasz");
        assertThat(asked.changes())
                .containsExactly(
                        new AuditEntry.Change("whom", "", "popescu"), new AuditEntry.Change("words", "", "diploma"));
        assertThat(auditor.get("/trail").body()).contains(search.head().hash());
        assertThat(trail.of("trail", 5)).as("the form alone asks nothing").hasSize(1);
        assertThat(trail.firstBroken()).isEmpty();
    }

    @Test
    void a_time_that_is_none_is_said_and_nothing_typed_is_lost() {
        Answer answer = auditor.get("/trail?ask=1&who=marit&from=yesterday");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("no date with a time", "value=\"marit\"");
    }

    @Test
    void what_the_service_did_and_what_came_by_mail_is_not_taken_for_an_account_that_has_gone() {
        trail.append(new AccountId("closing-day"), "engagement:g1", "MENTORING_CLOSED", "", List.of());
        assertThat(found("what=MENTORING_CLOSED"))
                .contains("The service itself")
                .doesNotContain("that has gone");
        trail.append(new AccountId("mailed-link"), "engagement:g1", "MID_TERM_ANSWERED", "", List.of());
        assertThat(found("what=MID_TERM_ANSWERED")).contains("A person who answered by mail");
        assertThat(found("who=closing-day")).as("an id").contains("Mentoring closed");
    }

    @Test
    void who_is_called_like_too_many_is_asked_to_be_more_exact() {
        transactions.write(() -> neo4j.query("""
                        UNWIND range(1, 101) AS i
                        CREATE (:Account {id: 'many' + i, email: 'many' + i + '@example.org', name: 'Kim', role: 'CITY', enabled: false})
                        """).run());
        Answer answer = auditor.get("/trail?ask=1&who=kim");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("More than 100 are called so", "value=\"kim\"");
        assertThat(auditor.get("/seen-profiles?who=kim").body()).contains("More than 100 are called so");
        assertThat(auditor.get("/trail?ask=1&whom=kim").body()).contains("More than 100 are called so");
    }

    @Test
    void pages_follow_each_other_without_gap_or_repetition() {
        for (int i = 0; i < 120; i++) {
            trail.append(MARIT, "s", "ACTION", "entry " + i, List.of());
        }
        var all = new AuditQuestion(List.of(), List.of("s"), "", Optional.empty(), Optional.empty(), "");
        var numbers = new java.util.ArrayList<Long>();
        OptionalLong next = OptionalLong.of(Long.MAX_VALUE);
        while (next.isPresent()) {
            AuditSearch.Page page = search.find(all, next.getAsLong(), 50);
            page.entries().forEach(entry -> numbers.add(entry.number()));
            next = page.next();
        }
        assertThat(numbers)
                .hasSize(120)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(auditor.get("/trail?ask=1&what=ACTION").body()).contains("Earlier entries", "before=");
    }

    @Test
    void whose_profiles_an_account_saw_between_two_times() {
        Instant start = clock.instant();
        views.open(MARIT, new ExpertId("e1"));
        clock.advance(Duration.ofHours(3));
        views.open(MARIT, new ExpertId("e2"));
        views.open(MARIT, new ExpertId("e2"));
        String page = seen(start.minusSeconds(60), clock.instant().plusSeconds(60));
        assertThat(page).contains("Ana Popescu", "Ben Okafor");
        assertThat(seen(start.minusSeconds(60), start.plusSeconds(3600)))
                .contains("Ana Popescu")
                .doesNotContain("Okafor");
        assertThat(seen(start.plusSeconds(3600), clock.instant().plusSeconds(60)))
                .doesNotContain("Popescu")
                .contains("Ben Okafor");
        assertThat(trail.of("account:coordinator-marit", 1).getFirst().action()).isEqualTo("VIEWS_READ");
    }

    private String seen(Instant from, Instant until) {
        return auditor.get("/seen-profiles?who=coordinator-marit&from="
                        + from.toString().substring(0, 16) + "&until="
                        + until.toString().substring(0, 16))
                .body();
    }

    @Test
    void each_action_of_the_product_has_its_words() {
        assertThat(TrailWords.actions()).isNotEmpty().allMatch(Actions.KNOWN::contains);
    }

    private String found(String question) {
        Answer answer = auditor.get("/trail?ask=1&" + question);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }
}
