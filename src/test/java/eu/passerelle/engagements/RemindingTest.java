package eu.passerelle.engagements;

import static eu.passerelle.engagements.EngagementsWorld.ANA;
import static eu.passerelle.engagements.EngagementsWorld.BEN;
import static eu.passerelle.engagements.EngagementsWorld.command;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.Role;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@PasserelleTest
class RemindingTest {
    private static final Duration UNTIL_REMINDER = Duration.ofDays(3);
    private static final Duration UNTIL_LAPSE = Duration.ofDays(5);

    @Autowired
    ApplicationContext context;

    @Autowired
    Reminding reminding;

    @Autowired
    TestClock clock;

    EngagementsWorld world;
    String request = "";
    String proposal = "";

    @BeforeEach
    void create() {
        world = EngagementsWorld.createIn(context);
        request = world.submitted();
        proposal = world.proposal(request, ANA);
    }

    @Test
    void who_is_silent_is_reminded_once_then_the_question_lapses_once() {
        clock.advance(UNTIL_REMINDER.minusSeconds(1));
        reminding.run();
        assertThat(reminded()).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        reminding.run();
        reminding.run();
        assertThat(reminded()).containsExactly(new ProposalReminded(new ProposalId(proposal)));
        clock.advance(UNTIL_LAPSE.minus(UNTIL_REMINDER).minusSeconds(1));
        reminding.run();
        assertThat(lapsed()).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        reminding.run();
        reminding.run();
        assertThat(lapsed()).containsExactly(new ProposalLapsed(new ProposalId(proposal)));
        assertThat(reminded()).hasSize(1);
        assertThat(state()).isEqualTo("lapsed");
    }

    @Test
    void after_a_long_silence_of_the_machine_it_lapses_without_a_reminder() {
        clock.advance(UNTIL_LAPSE.plusDays(1));
        reminding.run();
        assertThat(reminded()).isEmpty();
        assertThat(lapsed()).hasSize(1);
    }

    @Test
    void a_machine_that_starts_again_and_a_second_one_beside_it_do_nothing_twice() throws Exception {
        clock.advance(UNTIL_REMINDER);
        reminding.run();
        startedAgain().run();
        clock.advance(UNTIL_LAPSE);
        List<Callable<Boolean>> both = Stream.of(reminding, startedAgain())
                .map(each -> (Callable<Boolean>) () -> {
                    each.run();
                    return true;
                })
                .toList();
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var end : threads.invokeAll(both)) {
                assertThat(end.get()).isTrue();
            }
        }
        assertThat(reminded()).hasSize(1);
        assertThat(lapsed()).hasSize(1);
    }

    @Test
    void whoever_has_answered_is_left_in_peace() {
        command(world.program(Role.EXPERT, ANA), "/proposals/" + proposal + "/declination", "");
        clock.advance(UNTIL_LAPSE);
        reminding.run();
        assertThat(reminded()).isEmpty();
        assertThat(lapsed()).isEmpty();
        assertThat(state()).isEqualTo("declined");
    }

    @Test
    void after_it_lapsed_the_next_on_the_list_is_suggested_and_can_be_asked() {
        clock.advance(UNTIL_LAPSE);
        reminding.run();
        String page = world.lys().get("/requests/" + request).body();
        assertThat(page)
                .contains("next-ask_after_lapse", "name=\"expert\"")
                .doesNotContain("name=\"expert\" value=\"" + ANA + "\"");
        assertThat(world.coordinator().get("/desk").body()).contains("next-ask_after_lapse");
        world.proposal(request, BEN);
        assertThat(world.lys().get("/requests/" + request).body())
                .contains("next-wait_for_answer")
                .doesNotContain("name=\"expert\"");
    }

    @Test
    void when_all_of_the_ten_best_were_asked_the_eleventh_is_suggested() {
        world.write("""
                MATCH (best:Expert {id: 'expert-ana'})-[:CLAIMS]->(need), (r:Request)
                UNWIND range(1, 12) AS n
                CREATE (e:Expert) SET e = best {.*, id: 'more-' + n}
                CREATE (e)-[:CLAIMS {level: 4, evidence: 'document'}]->(need)
                WITH e, n, r
                CALL (e) { MATCH (l:Language) WHERE l.code IN ['fr', 'ro'] CREATE (e)-[:SPEAKS {level: 'C1'}]->(l) }
                """);
        Stream.iterate(1, n -> n + 1).limit(12).forEach(n -> world.changed("more-" + n));
        world.write("""
                MATCH (r:Request), (p:Proposal), (e:Expert) WHERE NOT e.id IN ['expert-ana', 'more-9']
                CREATE (q:Proposal)-[:FOR]->(r) SET q = p {.*, id: 'q-' + e.id, state: 'lapsed'}
                CREATE (q)-[:TO]->(e)
                """);
        clock.advance(UNTIL_LAPSE);
        reminding.run();
        assertThat(world.lys().get("/requests/" + request).body()).contains("name=\"expert\" value=\"more-9\"");
    }

    @Test
    void one_question_that_cannot_be_closed_does_not_hold_up_the_others() {
        world.write("""
                MATCH (p:Proposal)-[:TO]->(e:Expert), (p)-[:FOR]->(r:Request)
                CREATE (broken:Proposal) SET broken = p {.*, id: 'a-broken-one', answerBy: p.answerBy - duration('PT1H')}
                CREATE (broken)-[:FOR]->(r)
                """);
        clock.advance(UNTIL_LAPSE);
        reminding.run();
        assertThat(lapsed()).containsExactly(new ProposalLapsed(new ProposalId(proposal)));
    }

    private Reminding startedAgain() {
        return new Reminding(
                context.getBean(ProposalStore.class),
                context.getBean(Answering.class),
                context.getBean(GraphTransactions.class),
                context.getBean(Outbox.class),
                context.getBean(ProposalSettings.class),
                clock);
    }

    private List<ProposalReminded> reminded() {
        return world.told(ProposalReminded.class);
    }

    private List<ProposalLapsed> lapsed() {
        return world.told(ProposalLapsed.class);
    }

    private String state() {
        return world.text("MATCH (p:Proposal) RETURN p.state");
    }
}
