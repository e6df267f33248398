package eu.passerelle.kernel;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The languages that pages and mails are written in. */
public enum InterfaceLanguage {
    EN,
    FR,
    DE,
    RO;

    /** Attribute of a web request: the language of the letter whose link was followed. */
    public static final String OF_LETTER = "eu.passerelle.language-of-letter";

    /** ISO 639-1, lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Locale locale() {
        // English here is European: day before month, 24 hours.
        return this == EN ? Locale.UK : Locale.of(code());
    }

    public static Optional<InterfaceLanguage> find(String code) {
        return Arrays.stream(values())
                .filter(language -> language.code().equals(code))
                .findFirst();
    }

    /** The interface language of a locale; English where there is none. */
    public static InterfaceLanguage of(Locale locale) {
        return find(locale.getLanguage()).orElse(EN);
    }
}
