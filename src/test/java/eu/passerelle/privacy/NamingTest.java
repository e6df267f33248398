package eu.passerelle.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What in a text names somebody, and what does not. */
class NamingTest {
    final Naming naming = Naming.of(
            new Subject(Set.of(), Set.of(), Set.of(), Set.of("ana@pop.example"), Set.of("Ana Pop", "Ana"), ""));

    @Test
    void the_worked_example() {
        assertThat(naming.taken("asked Ana Pop (ANA@pop.example), not Ana Popescu"))
                .isEqualTo("asked […] ([…]), not Ana Popescu");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pop, ana wrote it|[…] wrote it",
                "Pop Ana|[…]",
                "Diana Pop|Diana Pop",
                "Ana came|Ana came",
                "jana@pop.example|jana@pop.example",
                "dia.ana@pop.example, dia-ana@pop.example|dia.ana@pop.example, dia-ana@pop.example",
                "ana@pop.example.org|ana@pop.example.org",
                "Write to ana@pop.example.|Write to […].",
                "<ana@pop.example>|<[…]>",
                "$1 Ana Pop \\|$1 […] \\"
            })
    void only_the_whole_name_or_the_address_is_taken(String text, String taken) {
        assertThat(naming.taken(text)).isEqualTo(taken);
    }

    @Test
    void whoever_has_no_name_and_no_address_is_named_by_nothing() {
        assertThat(Naming.of(Subject.of(Set.of(), Set.of(), Set.of())).isEmpty())
                .isTrue();
    }
}
