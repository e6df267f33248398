package eu.passerelle.accounts.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.accounts.oidc.OidcSettings.Provider;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OidcSettingsTest {
    @ParameterizedTest
    @CsvSource({
        "https://login.lys.example/realms/staff, true",
        "http://localhost:8080/lys, true",
        "http://127.0.0.1/lys, true",
        "http://[::1]:8080/lys, true",
        "http://login.lys.example, false",
        "http://localhost.lys.example, false",
        "http://127.0.0.1.lys.example, false",
        "http://192.168.0.1, false",
        "https:login, false",
        "file:///etc/passwd, false"
    })
    void what_is_said_to_a_provider_stays_secret_on_the_way(URI address, boolean safe) {
        assertThat(OidcSettings.isSafe(address)).isEqualTo(safe);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://login.lys.example", "login.lys.example"})
    void nothing_starts_with_an_issuer_that_is_not_safe(String issuer) {
        assertThatThrownBy(() -> provider(issuer, null, null, List.of())).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "issuer", "client-id"})
    void what_is_left_out_is_asked_for_in_words(String missing) {
        String lys = "passerelle.accounts.oidc.providers.lys.";
        var settings = new HashMap<String, String>();
        settings.put(lys + "name", "Lys");
        settings.put(lys + "issuer", "https://login.lys.example");
        settings.put(lys + "client-id", "passerelle");
        settings.remove(lys + missing);
        var binder = new Binder(new MapConfigurationPropertySource(settings));
        assertThatThrownBy(() -> binder.bind("passerelle.accounts.oidc", OidcSettings.class))
                .rootCause()
                .hasMessageContaining("Maybe give it a name, a client-id, and an issuer with https.");
    }

    @Test
    void what_stands_in_addresses_is_plain() {
        var provider = provider("https://login.lys.example", "secret", null, List.of());
        assertThatThrownBy(() -> new OidcSettings(Map.of("Lys/../", provider)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Lys/../");
    }

    @Test
    void a_secret_stands_in_the_settings_or_in_a_file_and_in_no_log(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "from a file\n");
        var inFile = provider("https://login.lys.example", null, file, List.of());
        assertThat(inFile.secret()).isEqualTo("from a file");
        var inSettings = provider("https://login.lys.example", "from the settings", null, List.of());
        assertThat(inSettings.secret()).isEqualTo("from the settings");
        assertThat(inSettings.toString()).doesNotContain("from the settings");
        assertThat(provider("https://login.lys.example", null, null, List.of()).secret())
                .isEmpty();
    }

    @Test
    void it_is_for_the_domains_that_it_names_and_for_no_part_of_them() {
        var provider = provider("https://login.lys.example", null, null, List.of("Lys.example"));
        assertThat(provider.isFor("ana@lys.example")).isTrue();
        assertThat(provider.isFor("ana@sub.lys.example")).isFalse();
        assertThat(provider.isFor("ana@notlys.example")).isFalse();
        assertThat(provider("https://login.lys.example", null, null, List.of()).isFor("ana@anywhere.example"))
                .isTrue();
    }

    private static Provider provider(String issuer, String secret, Path file, List<String> domains) {
        return new Provider("Lys", issuer, "passerelle", secret, file, List.of(), List.of(), domains);
    }
}
