package eu.passerelle.notifications.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class MailTlsTest {
    private static final String REQUIRED = "mail.smtp.starttls.required";

    @ParameterizedTest
    @CsvSource({
        "smtp.example.org,'','',true",
        "192.0.2.25,'','',true",
        "smtp.example.org,true,'',",
        "smtp.example.org,'',false,false",
        "127.0.0.1,'','',",
        "localhost,'','',",
        "::1,'','',"
    })
    void to_another_machine_only_encrypted_unless_the_operator_says_otherwise(
            String host, String tls, String required, String found) {
        var sender = new JavaMailSenderImpl();
        sender.setHost(host);
        if (!tls.isEmpty()) {
            sender.getJavaMailProperties().setProperty("mail.smtp.ssl.enable", tls);
        }
        if (!required.isEmpty()) {
            sender.getJavaMailProperties().setProperty(REQUIRED, required);
        }
        new MailTls().postProcessAfterInitialization(sender, "mailSender");
        assertThat(sender.getJavaMailProperties().getProperty(REQUIRED)).isEqualTo(found);
    }

    @Test
    void a_server_without_starttls_gets_no_mail() throws IOException {
        try (var server = RawSmtp.answering("NOTHING", "250 ok")) {
            JavaMailSenderImpl sender = server.client();
            sender.getJavaMailProperties().putAll(shipped());
            sender.getJavaMailProperties().setProperty(REQUIRED, "true");
            assertThatThrownBy(() -> sender.send(sender.createMimeMessage()))
                    .isInstanceOf(MailException.class)
                    .rootCause()
                    .hasMessageContaining("STARTTLS");
        }
    }

    @Test
    void a_server_that_vouches_for_itself_gets_no_mail() {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
        server.start();
        try {
            var sender = new JavaMailSenderImpl();
            sender.setHost("127.0.0.1");
            sender.setPort(server.getSmtps().getPort());
            sender.getJavaMailProperties().putAll(shipped());
            sender.getJavaMailProperties().setProperty("mail.smtp.ssl.enable", "true");
            assertThatThrownBy(() -> sender.send(sender.createMimeMessage()))
                    .isInstanceOf(MailException.class)
                    .rootCause()
                    .hasMessageContaining("certification path");
            assertThat(server.getReceivedMessages()).isEmpty();
        } finally {
            server.stop();
        }
    }

    @Test
    void the_name_in_the_certificate_is_checked() throws IOException {
        assertThat(shipped())
                .containsEntry("mail.smtp.ssl.checkserveridentity", "true")
                .containsEntry("mail.smtp.starttls.enable", "true");
    }

    /** What the product is shipped with. */
    private static Properties shipped() {
        var shipped = new Properties();
        String prefix = "spring.mail.properties.";
        try {
            new YamlPropertySourceLoader()
                    .load("shipped", new ClassPathResource("application.yml")).stream()
                            .map(source -> (org.springframework.core.env.EnumerablePropertySource<?>) source)
                            .forEach(source -> {
                                for (String name : source.getPropertyNames()) {
                                    if (name.startsWith(prefix)) {
                                        shipped.setProperty(
                                                name.substring(prefix.length()),
                                                String.valueOf(source.getProperty(name)));
                                    }
                                }
                            });
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return shipped;
    }
}
