package eu.passerelle.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/requests/i1",
                "/requests/i1/needs?q=exit&x=%20",
                "/experts?q=%C3%A9cole#a",
                "/a.b/..c?d=../e//f"
            })
    void a_path_of_this_site_is_kept(String path) {
        assertThat(ReturnPath.of(path).value()).isEqualTo(path);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "https://evil.example",
                "//evil.example",
                "/\\evil.example",
                "/\t/evil.example",
                "/a\r\nSet-Cookie: b",
                "/a\\..\\b",
                "javascript:alert(1)",
                "requests",
                "/%",
                "/a?b=%zz",
                "/a|b\"<>{}^`",
                "/..//evil.example",
                "/.//evil.example",
                "/a/../b",
                "/a/%2E%2e/b",
                "/a//b"
            })
    void anything_else_is_the_start_page(String path) {
        assertThat(ReturnPath.of(path).value()).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/sign-in?next=%2F", "/sign-out", "/language", "/error"})
    void signing_in_never_leads_back_to_signing_in(String path) {
        assertThat(ReturnPath.afterSigningIn(path).value()).isEqualTo("/");
    }

    @Test
    void the_longest_path_is_read_to_its_end() {
        String path = "/" + "%20".repeat(600) + "a".repeat(199);
        assertThat(ReturnPath.of(path).value()).isEqualTo(path);
        assertThat(ReturnPath.of("/" + "a".repeat(1_998) + "|").value()).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(ints = {2_001, 100_000})
    void a_path_without_end_is_not_kept(int length) {
        assertThat(ReturnPath.of("/" + "a".repeat(length - 1)).value()).isEqualTo("/");
    }
}
