package eu.passerelle.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The same text in some of the interface languages, by ISO 639-1 code. */
public record LocalizedText(@JsonValue Map<String, String> byLanguage) {
    @JsonCreator
    public LocalizedText {
        byLanguage = Map.copyOf(byLanguage);
    }

    /** The text for a reader: in the wanted language, else English, else any in alphabetical order of code, else empty. */
    public String in(InterfaceLanguage wanted) {
        return Optional.ofNullable(byLanguage.get(wanted.code()))
                .or(() -> Optional.ofNullable(byLanguage.get(InterfaceLanguage.EN.code())))
                .or(() -> new TreeMap<>(byLanguage).values().stream().findFirst())
                .orElse("");
    }

    public String in(Locale locale) {
        return in(InterfaceLanguage.of(locale));
    }

    /** Reads {@code prefix_en}, {@code prefix_fr} … from the properties of a node. */
    public static LocalizedText fromProperties(Map<String, ? extends Object> properties, String prefix) {
        var texts = new TreeMap<String, String>();
        Arrays.stream(InterfaceLanguage.values()).forEach(language -> {
            if (properties.get(prefix + "_" + language.code()) instanceof String text) {
                texts.put(language.code(), text);
            }
        });
        return new LocalizedText(texts);
    }
}
