package eu.passerelle.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.MailedLinks;
import eu.passerelle.engagements.ProposalAccepted;
import eu.passerelle.engagements.ProposalCountered;
import eu.passerelle.engagements.ProposalDeclined;
import eu.passerelle.engagements.ProposalLapsed;
import eu.passerelle.engagements.ProposalReminded;
import eu.passerelle.engagements.ProposalSent;
import eu.passerelle.engagements.ProposalWithdrawn;
import eu.passerelle.engagements.Proposals;
import eu.passerelle.engagements.RequestSubmitted;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.kernel.SecretToken;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.ReceivedMail;
import eu.passerelle.testing.TestClock;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.neo4j.core.Neo4jClient;

@PasserelleTest
class ProposalMailsTest {
    static final Pattern ANSWER_LINK = Pattern.compile("http://\\S+/answers/(\\S+)");

    @Autowired
    Neo4jClient neo4j;

    @Autowired
    GraphTransactions transactions;

    @Autowired
    Outbox outbox;

    @Autowired
    MailedLinks links;

    @Autowired
    TestClock clock;

    MailWorld world;

    @BeforeEach
    void world() {
        world = new MailWorld(neo4j, transactions, outbox);
    }

    @Test
    void an_expert_is_told_what_is_asked_in_the_experts_own_time_zone() {
        world.create(InterfaceLanguage.DE);
        world.happens(new ProposalSent(MailWorld.PROPOSAL));
        ReceivedMail mail = ReceivedMail.await(MailWorld.EXPERT_MAIL, 1).getFirst();
        assertThat(mail.subject()).isEqualTo("Würden Sie ein Team begleiten?");
        assertThat(mail.text().replace("\r\n", "\n")).startsWith("""
                Guten Tag Ana Markerexpertin!

                Das Netzwerk möchte Sie als Mentorin oder Mentor für ein Team gewinnen.

                Auf der Seite steht, wer fragt und worum es geht. Dort können Sie zusagen, absagen oder andere Zeiten \
                vorschlagen, ohne sich anzumelden.

                Erbetener Aufwand
                  21 Stunden

                Zeitraum
                  Montag, 8. März 2027 bis Mittwoch, 30. Juni 2027

                Vorschläge für das erste Treffen
                  Dienstag, 9. März 2027, 10:00 (UTC+2)
                  Dienstag, 30. März 2027, 10:30 (UTC+3)

                Zeitzone
                  Osteuropäische Zeit

                Bitte antworten Sie bis
                  Samstag, 6. März 2027, 10:00 (UTC+2)

                Lesen und antworten
                http://localhost:8080/answers/""");
        assertThat(mail.html()).contains("21 Stunden", "Dienstag, 30. März 2027, 10:30 (UTC+3)");
    }

    @Test
    void the_link_opens_the_proposal_until_a_day_after_the_answer_is_due() {
        world.create(InterfaceLanguage.EN);
        world.happens(new ProposalSent(MailWorld.PROPOSAL));
        ReceivedMail mail = ReceivedMail.await(MailWorld.EXPERT_MAIL, 1).getFirst();
        SecretToken token = token(mail.text());
        assertThat(token).isEqualTo(token(mail.html().replace("\"", " ")));
        assertThat(links.subjectOf(token, Proposals.LINK_PURPOSE)).contains(MailWorld.PROPOSAL.value());
        clock.set(Instant.parse("2027-03-07T07:59:59Z"));
        assertThat(links.subjectOf(token, Proposals.LINK_PURPOSE)).isPresent();
        clock.set(Instant.parse("2027-03-07T08:00:00Z"));
        assertThat(links.subjectOf(token, Proposals.LINK_PURPOSE)).isEmpty();
    }

    @Test
    void a_reminder_carries_a_link_of_its_own_and_the_first_goes_on_working() {
        world.create(InterfaceLanguage.EN);
        world.happens(new ProposalSent(MailWorld.PROPOSAL));
        world.happens(new ProposalReminded(MailWorld.PROPOSAL));
        List<ReceivedMail> mails = ReceivedMail.await(MailWorld.EXPERT_MAIL, 2);
        assertThat(mails)
                .extracting(ReceivedMail::subject)
                .containsExactly("Would you mentor a team?", "A reminder: would you mentor a team?");
        assertThat(mails.stream().map(mail -> token(mail.text())).distinct())
                .hasSize(2)
                .allSatisfy(token -> assertThat(links.subjectOf(token, Proposals.LINK_PURPOSE))
                        .contains(MailWorld.PROPOSAL.value()));
    }

    @Test
    void nobody_is_asked_what_has_been_answered_meanwhile() {
        world.create(InterfaceLanguage.EN);
        neo4j.query("MATCH (p:Proposal) SET p.state = 'accepted'").run();
        world.happens(new ProposalSent(MailWorld.PROPOSAL));
        world.happens(new ProposalReminded(MailWorld.PROPOSAL));
        world.happens(new ProposalAccepted(MailWorld.PROPOSAL, MailWorld.ENGAGEMENT));
        ReceivedMail.await(MailWorld.TEAM_MAIL, 1);
        assertThat(ReceivedMail.to(MailWorld.EXPERT_MAIL)).isEmpty();
    }

    @Test
    void both_sides_read_the_language_that_they_chose_in_their_accounts() {
        world.create(InterfaceLanguage.EN);
        neo4j.query("""
                        MATCH (e:Expert), (t:Team)
                        CREATE (:Account {id: 'account-2', email: 'expert@example.org', language: 'ro'})-[:ACTS_FOR]->(e)
                        CREATE (:Account {id: 'account-3', email: 'team@example.org', language: 'fr'})-[:COORDINATES]->(t)
                        """).run();
        world.happens(new ProposalSent(MailWorld.PROPOSAL));
        world.happens(new ProposalDeclined(MailWorld.PROPOSAL));
        assertThat(ReceivedMail.await(MailWorld.EXPERT_MAIL, 1).getFirst().subject())
                .isEqualTo("Ați îndruma o echipă?");
        assertThat(ReceivedMail.await(MailWorld.TEAM_MAIL, 1).getFirst().subject())
                .startsWith("Une réponse est arrivée");
        assertThat(ReceivedMail.await(MailWorld.COORDINATOR_MAIL, 1).getFirst().subject())
                .startsWith("An answer has come");
    }

    @ParameterizedTest
    @EnumSource
    void no_mail_names_a_city_a_need_or_a_person_but_its_reader(InterfaceLanguage language) {
        world.create(language);
        world.happens(new RequestSubmitted(MailWorld.REQUEST));
        world.happens(new ProposalSent(MailWorld.PROPOSAL));
        world.happens(new ProposalReminded(MailWorld.PROPOSAL));
        world.happens(new ProposalWithdrawn(MailWorld.PROPOSAL));
        world.happens(new ProposalDeclined(MailWorld.PROPOSAL));
        world.happens(new ProposalCountered(MailWorld.PROPOSAL));
        world.happens(new ProposalLapsed(MailWorld.PROPOSAL));
        world.happens(new ProposalAccepted(MailWorld.PROPOSAL, MailWorld.ENGAGEMENT));

        List<ReceivedMail> toTeam = ReceivedMail.await(MailWorld.TEAM_MAIL, 5);
        List<ReceivedMail> toExpert = ReceivedMail.await(MailWorld.EXPERT_MAIL, 3);
        List<ReceivedMail> toNetwork = ReceivedMail.await(MailWorld.COORDINATOR_MAIL, 4);
        assertThat(toTeam)
                .hasSize(5)
                .allSatisfy(mail -> assertThat(mail.everything())
                        .contains(MailWorld.TEAM_PERSON)
                        .doesNotContain(MailWorld.EXPERT_NAME));
        assertThat(toExpert)
                .hasSize(3)
                .allSatisfy(mail -> assertThat(mail.everything())
                        .contains(MailWorld.EXPERT_NAME)
                        .doesNotContain(MailWorld.TEAM_PERSON));
        assertThat(toNetwork)
                .hasSize(4)
                .allSatisfy(mail ->
                        assertThat(mail.everything()).doesNotContain(MailWorld.EXPERT_NAME, MailWorld.TEAM_PERSON));
        assertThat(Stream.of(toTeam, toExpert, toNetwork).flatMap(List::stream)).allSatisfy(mail -> {
            assertThat(MailWorld.NEVER_NAMED)
                    .allSatisfy(marker -> assertThat(decoded(mail)).doesNotContain(marker));
            assertThat(mail.message().getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(mail.message().getHeader("Content-Language")).containsExactly(language.code());
            assertThat(mail.text()).as("all is worded").doesNotContain("notifications.", "??", "{0}");
            assertThat(mail.html()).as("nothing is fetched").doesNotContain("src=", "url(");
        });
    }

    /** Without what is random: encoded parts and tokens may contain anything. */
    private static String decoded(ReceivedMail mail) {
        return mail.subject()
                + mail.recipient()
                + ANSWER_LINK.matcher(mail.text()).replaceAll("")
                + ANSWER_LINK.matcher(mail.html()).replaceAll("");
    }

    private static SecretToken token(String text) {
        Matcher link = ANSWER_LINK.matcher(text);
        assertThat(link.find()).as(text).isTrue();
        return new SecretToken(link.group(1));
    }
}
