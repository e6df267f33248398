package eu.passerelle.exchange;

import eu.passerelle.directory.FoldedWords;
import eu.passerelle.kernel.InterfaceLanguage;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.context.MessageSource;

/** What a column of experts can hold. The message key {@code exchange.field.<field>} names each, and heads its column. */
enum Field {
    EXTERNAL_ID,
    GIVEN_NAME,
    FAMILY_NAME,
    EMAIL,
    TYPE,
    COUNTRY,
    LANGUAGES,
    COMPETENCES,
    SECTORS,
    LEGAL_SYSTEMS,
    ORGANISATION,
    REMOTE,
    VISITS,
    HOURS,
    ENGAGEMENTS,
    VISIBILITY,
    SUMMARY_EN,
    SUMMARY_FR,
    SUMMARY_DE,
    SUMMARY_RO;

    static Optional<Field> find(String name) {
        return Arrays.stream(values())
                .filter(field -> field.name().equals(name))
                .findFirst();
    }

    /** By the name of the column in any of the four languages, however it is spelt. */
    static Optional<Field> guess(String header, MessageSource messages) {
        var words = FoldedWords.of(header.replace('_', ' '));
        return Arrays.stream(values())
                .filter(field -> words.equals(FoldedWords.of(field.name().replace('_', ' ')))
                        || Arrays.stream(InterfaceLanguage.values())
                                .anyMatch(language -> words.equals(FoldedWords.of(field.title(messages, language)))))
                .findFirst();
    }

    String title(MessageSource messages, InterfaceLanguage language) {
        return messages.getMessage("exchange.field." + name(), new Object[0], language.locale());
    }
}
