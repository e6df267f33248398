package eu.passerelle;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {
    @Test
    void modules_depend_only_on_what_they_declare_and_never_in_a_circle() {
        ApplicationModules.of(PasserelleApplication.class).verify();
    }
}
