package eu.passerelle.accounts.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

@ExtendWith(OutputCaptureExtension.class)
class ClaimsTest {
    @Test
    void of_an_address_that_anybody_can_make_up_nothing_but_a_code_is_logged(CapturedOutput output) {
        var error = new OAuth2Error("invalid_request\nFORGED LINE", "ana@lys.example", null);
        Refusal reason = Claims.reason(error.getErrorCode(), new OAuth2AuthenticationException(error));
        assertThat(reason).isEqualTo(Refusal.DISBELIEVED);
        assertThat(output)
                .contains("DISBELIEVED, invalid_request", "OAuth2AuthenticationException")
                .doesNotContain("ana@lys.example", "FORGED LINE");
    }
}
