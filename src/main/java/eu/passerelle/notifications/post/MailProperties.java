package eu.passerelle.notifications.post;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param from the service's mailbox: From of each mail and organizer of each invitation
 * @param fromName shown beside it
 * @param sendTimeout how long one mail may take, connection and all
 */
@ConfigurationProperties("passerelle.mail")
public record MailProperties(
        @DefaultValue("mentoring@passerelle.example") String from,
        @DefaultValue("Passerelle") String fromName,
        @DefaultValue("30s") Duration sendTimeout) {}
