package eu.passerelle.engagements;

import static eu.passerelle.engagements.EngagementsWorld.ANA;
import static eu.passerelle.engagements.EngagementsWorld.BEN;
import static eu.passerelle.engagements.EngagementsWorld.CLEO;
import static eu.passerelle.engagements.EngagementsWorld.LYS;
import static eu.passerelle.engagements.EngagementsWorld.OLT;
import static eu.passerelle.engagements.EngagementsWorld.ask;
import static eu.passerelle.engagements.EngagementsWorld.command;
import static eu.passerelle.engagements.EngagementsWorld.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.cities.Teams;
import eu.passerelle.engagements.requests.Requests;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.Commands;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.matching.Matching;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.access.AccessDeniedException;

@PasserelleTest
class AskingTest {
    private static final CityViewer LYS_VIEWER = new CityViewer(new AccountId("city"), new TeamId(LYS));

    @Autowired
    ApplicationContext context;

    @Autowired
    Asking asking;

    @Autowired
    TestClock clock;

    EngagementsWorld world;
    Visitor lys = Visitor.at(0);
    String request = "";

    @BeforeEach
    void create() {
        world = EngagementsWorld.createIn(context);
        lys = world.lysProgram();
        request = world.submitted();
    }

    @Test
    void an_expert_is_asked_for_what_the_request_says_with_times_that_suit_both() {
        Answer asked = ask(lys, request, ANA);
        assertThat(asked.status()).as(asked.body()).isEqualTo(201);
        assertThat(asked.location()).isEqualTo("/api/v1/proposals/" + read(asked, "$.id"));
        assertThat(EngagementsWorld.<String>read(asked, "$.state")).isEqualTo("open");
        assertThat(EngagementsWorld.<Integer>read(asked, "$.hours")).isEqualTo(20);
        assertThat(EngagementsWorld.<String>read(asked, "$.answerBy")).isEqualTo("2027-03-06T08:00:00Z");
        assertThat(EngagementsWorld.<List<String>>read(asked, "$.suggestedTimes"))
                .as("the first of each day, when it is nine in Bucharest")
                .containsExactly("2027-03-09T07:00:00Z", "2027-03-11T07:00:00Z", "2027-03-16T07:00:00Z");
        assertThat(world.told(ProposalSent.class))
                .containsExactly(new ProposalSent(new ProposalId(read(asked, "$.id"))));
    }

    @Test
    void one_expert_is_asked_at_a_time() {
        world.proposal(request, ANA);
        for (String expert : List.of(ANA, BEN)) {
            Answer second = ask(lys, request, expert);
            assertThat(second.status()).as(expert).isEqualTo(409);
            assertThat(EngagementsWorld.<String>read(second, "$.code")).isEqualTo("engagements.conflict.pending");
            assertThat(EngagementsWorld.<String>read(second, "$.detail")).startsWith("Somebody has been asked already");
        }
        Answer page = world.lys().post("/requests/" + request + "/proposals", Map.of("expert", BEN, "commandId", "x"));
        assertThat(page.status()).isEqualTo(409);
        assertThat(page.body()).contains("Somebody has been asked already");
        assertThat(world.told(ProposalSent.class)).hasSize(1);
    }

    @Test
    void of_two_who_ask_at_once_one_does() throws Exception {
        List<Callable<Answer>> both = Stream.of(ANA, BEN)
                .map(expert -> {
                    Visitor own = world.program(Role.COORDINATOR, "of-" + expert);
                    return (Callable<Answer>) () -> ask(own, request, expert);
                })
                .toList();
        try (var threads = Executors.newFixedThreadPool(2)) {
            var statuses = threads.invokeAll(both).stream()
                    .map(answer -> answer.resultNow().status())
                    .toList();
            assertThat(statuses).containsExactlyInAnyOrder(201, 409);
        }
        assertThat(world.count("MATCH (p:Proposal {state: 'open'}) RETURN count(p)"))
                .isEqualTo(1);
    }

    @Test
    void who_has_declined_is_not_asked_again_and_whoever_was_silent_may_be() {
        String proposal = world.proposal(request, ANA);
        command(world.program(Role.EXPERT, ANA), "/proposals/" + proposal + "/declination", "");
        Answer again = ask(lys, request, ANA);
        assertThat(again.status()).isEqualTo(409);
        assertThat(EngagementsWorld.<String>read(again, "$.code")).isEqualTo("engagements.conflict.hasDeclined");
        String second = world.proposal(request, BEN);
        assertThat(command(lys, "/proposals/" + second + "/withdrawal", "").status())
                .isEqualTo(200);
        world.proposal(request, BEN);
    }

    @Test
    void nobody_is_asked_for_a_draft_nor_once_somebody_has_said_yes() {
        String draft = world.draft(EngagementsWorld.COMPLETE);
        Answer early = ask(lys, draft, ANA);
        assertThat(early.status()).isEqualTo(409);
        assertThat(EngagementsWorld.<String>read(early, "$.code")).isEqualTo("engagements.conflict.request.DRAFT");
        String proposal = world.proposal(request, ANA);
        command(world.program(Role.EXPERT, ANA), "/proposals/" + proposal + "/acceptance", "");
        Answer late = ask(lys, request, BEN);
        assertThat(late.status()).isEqualTo(409);
        assertThat(EngagementsWorld.<String>read(late, "$.code")).isEqualTo("engagements.conflict.request.ENGAGED");
    }

    @Test
    void nobody_is_asked_when_the_window_of_the_request_is_over() {
        clock.set(Instant.parse("2027-07-01T08:00:00Z"));
        Answer late = ask(lys, request, ANA);
        assertThat(late.status()).isEqualTo(409);
        assertThat(EngagementsWorld.<String>read(late, "$.code")).isEqualTo("engagements.conflict.windowOver");
        assertThat(world.lys().get("/requests/" + request).status()).isEqualTo(200);
        assertThat(world.lys().get("/requests/" + request + "/recommendations").body())
                .contains("The period of this request is over.");
    }

    @Test
    void no_hard_limit_is_passed_by_a_forged_form() {
        world.write(
                "MATCH (e:Expert {id: 'expert-ana'}), (t:Team {id: 'team-lys'}) CREATE (e)-[:HAS_INTEREST]->(:Interest {id: 'i', kind: 'kin'})-[:CONCERNS]->(t)");
        world.write("MATCH (e:Expert {id: 'expert-ben'}) SET e.visibility = 'coordinators'");
        world.write("MATCH (e:Expert {id: 'expert-cleo'}) SET e.status = 'paused'");
        Stream.of(ANA, BEN, CLEO).forEach(world::changed);
        for (String expert : List.of(ANA, BEN, CLEO, "expert-nobody")) {
            Answer refused = ask(lys, request, expert);
            assertThat(refused.status()).as(expert).isEqualTo(409);
            assertThat(EngagementsWorld.<String>read(refused, "$.code"))
                    .isEqualTo("engagements.conflict.notRecommended");
        }
        Visitor coordinator = world.program(Role.COORDINATOR, "network");
        assertThat(ask(coordinator, request, ANA).status())
                .as("a conflict of interest binds all")
                .isEqualTo(409);
        assertThat(ask(coordinator, request, BEN).status())
                .as("coordinators see everybody who is active")
                .isEqualTo(201);
    }

    @Test
    void the_expert_must_be_named() {
        Answer unnamed = command(lys, "/requests/" + request + "/proposals", "{}");
        assertThat(unnamed.status()).isEqualTo(422);
        assertThat(EngagementsWorld.<String>read(unnamed, "$.errors[0].field")).isEqualTo("expert");
    }

    @Test
    void by_the_setting_the_network_asks_alone_or_the_city_too() {
        Asking network = askedBy(ProposalSettings.AskedBy.NETWORK_COORDINATOR);
        Asking city = askedBy(ProposalSettings.AskedBy.CITY);
        var coordinator = new CoordinatorViewer(new AccountId("network"));
        var expert = new ExpertViewer(new AccountId("expert"), new ExpertId(ANA));
        assertThat(Stream.of(network, city)).allSatisfy(each -> {
            assertThat(each.mayAsk(coordinator)).isTrue();
            assertThat(each.mayAsk(expert)).isFalse();
        });
        assertThat(city.mayAsk(LYS_VIEWER)).isTrue();
        assertThat(network.mayAsk(LYS_VIEWER)).isFalse();
        var id = new RequestId(request);
        assertThatThrownBy(() -> network.ask(LYS_VIEWER, id, new ExpertId(ANA), "key"))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(world.count("MATCH (p:Proposal) RETURN count(p)")).isZero();
        assertThat(network.ask(coordinator, id, new ExpertId(ANA), "key").state())
                .isEqualTo(Proposal.State.OPEN);
    }

    @Test
    void the_answer_to_a_key_is_for_those_only_who_may_see_the_request() {
        String path = "/requests/" + request + "/proposals";
        String body = "{\"expert\": \"" + ANA + "\"}";
        assertThat(command(lys, "1", path, body).status()).isEqualTo(201);
        assertThat(command(world.program(Role.CITY, OLT), "1", path, body).status())
                .isEqualTo(404);
    }

    private Asking askedBy(ProposalSettings.AskedBy who) {
        return new Asking(
                context.getBean(Requests.class),
                context.getBean(ProposalStore.class),
                context.getBean(Matching.class),
                context.getBean(SuggestedTimes.class),
                context.getBean(Teams.class),
                context.getBean(Commands.class),
                context.getBean(Outbox.class),
                new ProposalSettings(who, 5, 3),
                clock);
    }
}
