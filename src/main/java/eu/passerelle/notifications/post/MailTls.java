package eu.passerelle.notifications.post;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Properties;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/**
 * Mails leave this machine encrypted, or not at all, unless the operator says otherwise in so many words
 * ({@code spring.mail.properties.mail.smtp.starttls.required=false}): whoever stands in between could else strip the offer
 * of STARTTLS from the server's greeting.
 */
@Component
class MailTls implements BeanPostProcessor {
    private static final String STARTTLS_REQUIRED = "mail.smtp.starttls.required";
    private static final String TLS_FROM_THE_FIRST_BYTE = "mail.smtp.ssl.enable";

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof JavaMailSenderImpl sender) {
            require(sender.getJavaMailProperties(), sender.getHost() == null ? "" : sender.getHost());
        }
        return bean;
    }

    private static void require(Properties settings, String host) {
        boolean decided = settings.containsKey(STARTTLS_REQUIRED)
                || Boolean.parseBoolean(settings.getProperty(TLS_FROM_THE_FIRST_BYTE));
        if (!decided && !isThisMachine(host)) {
            settings.setProperty(STARTTLS_REQUIRED, "true");
        }
    }

    /** A name that leads nowhere now may lead anywhere later. */
    private static boolean isThisMachine(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
