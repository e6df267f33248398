package eu.passerelle.kernel;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where people reach the service.
 *
 * @param publicUrl with or without a slash at its end
 */
@ConfigurationProperties("passerelle")
public record PublicAddress(URI publicUrl) {

    /** @param path with a slash at its beginning */
    public URI page(String path) {
        return URI.create(publicUrl.toString().replaceFirst("/+$", "") + path);
    }
}
