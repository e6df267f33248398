package eu.passerelle.notifications.replies;

import static org.assertj.core.api.Assertions.assertThatNoException;

import eu.passerelle.testing.Hostile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever is mailed to the mailbox for answers is understood, or put aside. */
public class HostileRepliesTest {
    /** The fuzzer begins here. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        ReplyMail.read(bytes);
    }

    @Test
    void no_mail_however_broken_does_more_than_be_put_aside() {
        Stream.concat(Hostile.seeds("replies"), Hostile.variants("replies", 2_000))
                .forEach(bytes -> assertThatNoException().isThrownBy(() -> fuzzerTestOneInput(bytes)));
    }
}
