package eu.passerelle.notifications.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.notifications.post.Draft.CalendarPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MimeMailTest {
    static final MailProperties PROPERTIES =
            new MailProperties("mentoring@passerelle.example", "Passerelle", Duration.ofSeconds(5));

    final MimeMail mime = new MimeMail(PROPERTIES);

    @Test
    void a_letter_is_text_and_html() throws Exception {
        assertThat(golden(mail("Ana Preda", "ana@example.org", "Würden Sie ein Team begleiten?", Optional.empty())))
                .isEqualTo(expected("letter.eml"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"REQUEST", "CANCEL"})
    void an_invitation_is_an_alternative_and_a_file_and_names_its_method(String method) throws Exception {
        var calendar = new CalendarPart(
                method, "BEGIN:VCALENDAR\r\nMETHOD:" + method + "\r\nSUMMARY:Séance\r\nEND:VCALENDAR\r\n");
        assertThat(golden(mail("Ana Preda", "ana@example.org", "Invitation", Optional.of(calendar))))
                .isEqualTo(expected("invitation-" + method.toLowerCase(Locale.ROOT) + ".eml"));
    }

    /** Angus Mail folds line ends by itself, so that a header more is no sign that they were let through: each word is counted. */
    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n", "\r", "\u2028", "\u2029", "\u0085", "\u000b", "\u0000", "\u202e", "\r\n\r\n"})
    void a_line_end_in_a_name_or_a_subject_begins_no_header(String lineEnd) throws Exception {
        String hostile = "Ana" + lineEnd + "Bcc: victim@example.org";
        MimeMessage message = write(mail(hostile, "ana@example.org", hostile, Optional.empty()));
        var sent = new MimeMessage(session(), new ByteArrayInputStream(raw(message)));
        assertThat(sent.getHeader("Bcc")).isNull();
        assertThat(sent.getAllRecipients())
                .singleElement()
                .asInstanceOf(InstanceOfAssertFactories.type(InternetAddress.class))
                .extracting(InternetAddress::getPersonal, InternetAddress::getAddress)
                .containsExactly("Ana Bcc: victim@example.org", "ana@example.org");
        assertThat(sent.getSubject()).isEqualTo("Ana Bcc: victim@example.org");
        assertThat(Collections.list(sent.getAllHeaderLines())).noneMatch(line -> line.matches("(?s).*[\r\n] *Bcc.*"));
    }

    /** Its low bytes would be a line end where somebody writes letters as bytes. */
    @Test
    void letters_that_end_in_the_bytes_of_a_line_end_stay_letters() throws Exception {
        String odd = "Ana\u760d\u760aBcc: victim@example.org";
        MimeMessage message = write(mail(odd, "ana@example.org", odd, Optional.empty()));
        var sent = new MimeMessage(session(), new ByteArrayInputStream(raw(message)));
        assertThat(sent.getHeader("Bcc")).isNull();
        assertThat(sent.getSubject()).isEqualTo(odd);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nobody",
                "a@example.org, b@example.org",
                "a@example.org\r\nBcc: b@example.org",
                "a b@c",
                "a\u760d\u760aRCPT@example.org"
            })
    void an_address_that_is_none_is_refused(String address) {
        assertThatThrownBy(() -> write(mail("Ana", address, "Subject", Optional.empty())))
                .isInstanceOf(AddressException.class);
    }

    private MimeMessage write(Mail mail) throws MessagingException {
        return mime.write(mail, new MimeMessage(session()));
    }

    private static Session session() {
        return Session.getInstance(new Properties());
    }

    private static Mail mail(String name, String address, String subject, Optional<CalendarPart> calendar) {
        Instant at = Instant.parse("2027-03-01T08:00:00Z");
        return new Mail(
                "1",
                "<1@passerelle.example>",
                MailState.NEW,
                address,
                name,
                "de",
                subject,
                "Guten Tag Ana Preda,\nzwei Zeilen",
                "<p>Guten Tag</p>",
                calendar,
                1,
                at,
                at,
                Optional.empty(),
                "",
                false);
    }

    /** As it goes out, with the random boundaries named in order. */
    private String golden(Mail mail) throws Exception {
        String text = new String(raw(write(mail)), StandardCharsets.US_ASCII);
        var boundaries = Pattern.compile("boundary=\"([^\"]+)\"").matcher(text);
        var named = text;
        for (int n = 1; boundaries.find(); n++) {
            named = named.replace(boundaries.group(1), "boundary-" + n);
        }
        return named.replace("\r\n", "\n").replaceFirst("(?m)^Date: .*$", "Date: (when it was written)");
    }

    private static byte[] raw(MimeMessage message) throws IOException, MessagingException {
        var out = new ByteArrayOutputStream();
        message.writeTo(out);
        return out.toByteArray();
    }

    private static String expected(String file) throws IOException {
        try (var in = MimeMailTest.class.getResourceAsStream("/mails/" + file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
