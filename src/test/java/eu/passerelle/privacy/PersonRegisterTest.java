package eu.passerelle.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.privacy.PersonRegister.Entry;
import eu.passerelle.privacy.PersonRegister.Fate;
import eu.passerelle.testing.PasserelleTest;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

/** The register of where a person's data is, and what the modules say of it, tell the same story. */
@PasserelleTest
class PersonRegisterTest {
    @Autowired
    PersonRegister register;

    @Autowired
    List<PersonalData> modules;

    @Autowired
    MessageSource messages;

    @Test
    void whatever_goes_is_found_by_a_module() {
        assertThat(missing(modules))
                .as("kinds that nobody finds for a person. Maybe add a Holding to a module's PersonalData.")
                .isEmpty();
    }

    @Test
    void what_a_module_finds_stands_in_the_register_and_belongs_to_somebody() {
        assertThat(modules.stream().flatMap(module -> module.holdings().stream()))
                .allSatisfy(holding ->
                        assertThat(register.get(holding.kind()).fate()).isNotEqualTo(Fate.NONE));
    }

    @Test
    void what_a_module_finds_has_a_name_in_the_copy_in_each_language() {
        assertThat(modules.stream().flatMap(module -> module.holdings().stream()))
                .allSatisfy(holding -> assertThat(Stream.of("en", "fr", "de", "ro"))
                        .allSatisfy(language -> assertThat(messages.getMessage(
                                        "privacy.kind." + holding.kind(), null, "", Locale.of(language)))
                                .as(holding.kind())
                                .isNotBlank()));
    }

    @Test
    void a_module_that_says_nothing_any_more_is_missed() {
        assertThat(modules)
                .filteredOn(
                        module -> module.holdings().stream().anyMatch(holding -> needed(register.get(holding.kind()))))
                .hasSizeGreaterThan(8)
                .allSatisfy(silent -> assertThat(missing(modules.stream()
                                .filter(module -> module != silent)
                                .toList()))
                        .isNotEmpty());
    }

    private Set<String> missing(Collection<PersonalData> some) {
        Set<String> found = some.stream()
                .flatMap(module -> module.holdings().stream())
                .map(Holding::kind)
                .collect(Collectors.toSet());
        return register.all().stream()
                .filter(PersonRegisterTest::needed)
                .map(Entry::kind)
                .filter(kind -> !found.contains(kind))
                .collect(Collectors.toSet());
    }

    private static boolean needed(Entry entry) {
        return entry.fate() == Fate.GOES || !entry.without().isEmpty();
    }
}
