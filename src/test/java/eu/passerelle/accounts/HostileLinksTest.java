package eu.passerelle.accounts;

import static org.assertj.core.api.Assertions.assertThatNoException;

import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.SecretToken;
import eu.passerelle.kernel.outbound.HttpsAddress;
import eu.passerelle.kernel.outbound.OutboundRefused;
import eu.passerelle.testing.Hostile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever stands in a link leads nowhere else: ways back stay on this site, addresses outside are https. */
public class HostileLinksTest {
    /** The fuzzer begins here. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        String typed = new String(bytes, StandardCharsets.UTF_8);
        URI back =
                URI.create("https://here.test/a").resolve(ReturnPath.of(typed).value());
        require("here.test".equals(back.getHost()) && "https".equals(back.getScheme()), typed);
        new SecretToken(typed).hash();
        try {
            Ids.requireWellFormed("Thing", typed);
            require(typed.matches("[A-Za-z0-9._-]{1,64}"), typed);
        } catch (NotFound refused) {
            refused.kind();
        }
        try {
            require(HttpsAddress.of(typed).secret().startsWith("https://"), typed);
        } catch (OutboundRefused refused) {
            refused.reason();
        }
    }

    private static void require(boolean held, String typed) {
        if (!held) {
            throw new AssertionError("Led elsewhere: " + typed);
        }
    }

    @Test
    void no_link_however_twisted_leads_elsewhere() {
        Stream.concat(Hostile.seeds("links"), Hostile.variants("links", 5_000))
                .forEach(bytes -> assertThatNoException().isThrownBy(() -> fuzzerTestOneInput(bytes)));
    }
}
