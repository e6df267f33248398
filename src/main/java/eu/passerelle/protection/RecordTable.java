package eu.passerelle.protection;

import de.siegmar.fastcsv.writer.CsvWriter;
import eu.passerelle.protection.Register.Activity;
import eu.passerelle.protection.Register.Kept;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The record as a table for a spreadsheet: a row for each kind of what is kept. */
@Component
class RecordTable {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final MessageSource messages;

    RecordTable(MessageSource messages) {
        this.messages = messages;
    }

    String of(List<Activity> activities, Locale locale) {
        var text = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder().build(text)) {
            writer.writeRecord(List.of(
                    word("protection.purpose", locale),
                    word("protection.why", locale),
                    word("protection.basis", locale),
                    word("protection.people", locale),
                    word("protection.audience", locale),
                    word("protection.data", locale),
                    word("protection.kind", locale),
                    word("protection.kept", locale),
                    word("protection.personal", locale),
                    word("protection.sensitive", locale)));
            activities.forEach(
                    activity -> activity.kept().forEach(kept -> writer.writeRecord(row(activity, kept, locale))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return BYTE_ORDER_MARK + text;
    }

    private List<String> row(Activity activity, Kept kept, Locale locale) {
        return List.of(
                word("protection.purpose." + activity.purpose(), locale),
                word("protection.why." + activity.purpose(), locale),
                words("protection.basis.", activity.basis(), locale),
                words("protection.people.", activity.people(), locale),
                words("protection.audience.", activity.audience(), locale),
                word("protection.data." + activity.purpose(), locale),
                kept.kind(),
                word("protection.kept." + kept.retention(), locale),
                String.join(", ", kept.personal()),
                String.join(", ", kept.sensitive()));
    }

    private String words(String prefix, List<String> names, Locale locale) {
        return names.stream().map(name -> word(prefix + name, locale)).collect(Collectors.joining("; "));
    }

    private String word(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
