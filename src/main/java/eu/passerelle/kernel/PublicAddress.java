package eu.passerelle.kernel;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where people reach the service. */
@Component
public final class PublicAddress {
    private final String base;

    /** @param base with or without a slash at its end */
    public PublicAddress(@Value("${passerelle.public-url}") URI base) {
        this.base = base.toString().replaceFirst("/+$", "");
    }

    /** @param path with a slash at its beginning */
    public URI page(String path) {
        return URI.create(base + path);
    }
}
