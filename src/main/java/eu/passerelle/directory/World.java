package eu.passerelle.directory;

import eu.passerelle.kernel.LocalizedText;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Languages, countries, sectors and professions with their names in the interface languages, in memory. */
@Component
public class World {
    /** By ISO 639-1 code. */
    public Map<String, LocalizedText> languages() {
        throw new UnsupportedOperationException();
    }

    /** By ISO 3166-1 alpha-2 code. */
    public Map<String, LocalizedText> countries() {
        throw new UnsupportedOperationException();
    }

    public Map<String, LocalizedText> sectors() {
        throw new UnsupportedOperationException();
    }

    public Map<String, LocalizedText> professions() {
        throw new UnsupportedOperationException();
    }
}
