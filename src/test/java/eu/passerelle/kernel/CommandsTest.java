package eu.passerelle.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.testing.PasserelleTest;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PasserelleTest
class CommandsTest {
    @Autowired
    Commands commands;

    @Autowired
    GraphTransactions transactions;

    final AtomicInteger effects = new AtomicInteger();

    @Test
    void the_same_key_ten_times_at_once_has_one_effect_and_ten_equal_answers() throws Exception {
        Callable<String> command =
                () -> commands.once("someone:book", "key-1", String.class, () -> "answer " + effects.incrementAndGet());
        try (var threads = Executors.newFixedThreadPool(10)) {
            var answers = threads.invokeAll(
                    IntStream.range(0, 10).mapToObj(i -> command).toList());
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo("answer 1");
            }
        }
        assertThat(effects).hasValue(1);
    }

    @Test
    void the_same_key_twice_in_one_transaction_has_one_effect_and_is_refused_for_something_else() {
        List<String> answers = transactions.write(() -> List.of(nineOnce("at nine"), nineOnce("at nine")));
        assertThat(answers).containsExactly("answer 1", "answer 1");
        assertThat(nineOnce("at nine")).isEqualTo("answer 1");
        assertThatThrownBy(() -> transactions.write(() -> List.of(nineOnce("at nine"), nineOnce("at ten"))))
                .isInstanceOf(Conflict.class);
        assertThat(effects).hasValue(1);
    }

    private String nineOnce(String asked) {
        return commands.once(
                "someone:book", "key-twice", asked, String.class, () -> "answer " + effects.incrementAndGet());
    }

    @Test
    void a_command_that_failed_may_be_tried_again() {
        assertThatThrownBy(() -> commands.once("someone:book", "key-2", String.class, () -> {
                    throw new Conflict("problem.slotTaken");
                }))
                .isInstanceOf(Conflict.class);
        assertThat(commands.once("someone:book", "key-2", String.class, () -> "done"))
                .isEqualTo("done");
    }

    @Test
    void the_same_key_in_another_scope_is_another_command() {
        assertThat(List.of("a:book", "b:book"))
                .allSatisfy(scope -> assertThat(commands.once(scope, "key", String.class, () -> scope))
                        .isEqualTo(scope));
    }

    @Test
    void what_was_asked_in_a_scope_is_forgotten_also_by_a_command_of_that_scope_and_nothing_else() {
        commands.once("card:1:someone", "key", String.class, () -> "first");
        commands.once("card:12:someone", "key", String.class, () -> "twelfth");
        commands.once("card:1:someone", "erase", Boolean.class, () -> {
            commands.forget("card:1");
            return true;
        });
        assertThat(commands.once("card:1:someone", "key", String.class, () -> "anew"))
                .isEqualTo("anew");
        assertThat(commands.once("card:12:someone", "key", String.class, () -> "anew"))
                .isEqualTo("twelfth");
    }

    @Test
    void the_same_key_for_something_else_is_refused_and_nothing_is_done() {
        assertThat(commands.once("someone:book", "key-3", "at nine", String.class, () -> "nine"))
                .isEqualTo("nine");
        assertThatThrownBy(() -> commands.once("someone:book", "key-3", "at ten", String.class, () -> {
                    effects.incrementAndGet();
                    return "ten";
                }))
                .isInstanceOf(Conflict.class);
        assertThat(effects).hasValue(0);
        assertThat(commands.once("someone:book", "key-3", "at nine", String.class, () -> "again"))
                .isEqualTo("nine");
    }

    @Test
    void after_a_failure_the_key_may_be_used_for_something_else() {
        assertThatThrownBy(() -> commands.once("someone:book", "key-4", "at nine", String.class, () -> {
                    throw new Conflict("problem.slotTaken");
                }))
                .isInstanceOf(Conflict.class);
        assertThat(commands.once("someone:book", "key-4", "at ten", String.class, () -> "ten"))
                .isEqualTo("ten");
    }
}
