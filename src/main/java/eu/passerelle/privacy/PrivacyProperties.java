package eu.passerelle.privacy;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param tombstones the file beside the data in which each machine keeps whom no backup may bring back
 * @param erasureWaits how long somebody can take back that he or she wants to be erased
 */
@ConfigurationProperties("passerelle.privacy")
public record PrivacyProperties(
        @DefaultValue("data/tombstones.jsonl") Path tombstones,
        @DefaultValue("7d") Duration erasureWaits) {}
