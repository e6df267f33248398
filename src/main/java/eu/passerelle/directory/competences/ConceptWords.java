package eu.passerelle.directory.competences;

import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.privacy.AuditEntry;
import java.text.Collator;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.context.MessageSource;
import org.springframework.util.StringUtils;

/** Names concepts, languages, days and changes for a reader; templates ask it. */
final class ConceptWords {
    private static final Set<String> OF_CODES = Set.of("broader", "related", "prerequisites", "replacedBy");

    private final Scheme scheme;
    private final InterfaceLanguage reader;
    private final Locale locale;
    private final MessageSource messages;
    private List<Choice> choices = List.of();

    ConceptWords(Scheme scheme, Locale locale, MessageSource messages) {
        this.scheme = scheme;
        this.reader = InterfaceLanguage.of(locale);
        this.locale = locale;
        this.messages = messages;
    }

    /** One concept to choose from a list, with what it belongs to. */
    public record Choice(String code, String label, String group) {}

    public String label(String code) {
        return scheme.find(code)
                .map(entry -> entry.label().in(reader))
                .filter(label -> !label.isEmpty())
                .orElse(code);
    }

    public List<InterfaceLanguage> languages() {
        return Stream.concat(
                        Stream.of(reader), Stream.of(InterfaceLanguage.values()).filter(other -> other != reader))
                .toList();
    }

    public String language(InterfaceLanguage language) {
        return StringUtils.capitalize(language.locale().getDisplayLanguage(locale));
    }

    /** By ISO 639-1 code. */
    public String languageOf(String code) {
        return InterfaceLanguage.find(code).map(this::language).orElse(code);
    }

    /** What it is narrower than, from the top. */
    public List<String> path(String code) {
        return scheme.upwards(code).reversed().stream()
                .filter(above -> !above.equals(code))
                .toList();
    }

    /** Sorted as people of this language sort. */
    public List<String> sorted(Iterable<String> codes) {
        return Stream.of(codes)
                .flatMap(some -> StreamSupport.stream(some.spliterator(), false))
                .sorted(Comparator.comparing(this::label, Collator.getInstance(locale)))
                .toList();
    }

    /** All that are in use, the groups in their order. */
    public List<Choice> choices() {
        if (choices.isEmpty()) {
            choices = chosenFrom();
        }
        return choices;
    }

    private List<Choice> chosenFrom() {
        return scheme.all().stream()
                .filter(entry -> !entry.deprecated())
                .map(entry -> new Choice(
                        entry.code(),
                        label(entry.code()),
                        scheme.upwards(entry.code()).getLast()))
                .sorted(Comparator.comparing(Choice::group)
                        .thenComparing(choice -> !choice.code().equals(choice.group()))
                        .thenComparing(Choice::label, Collator.getInstance(locale)))
                .toList();
    }

    public String day(Instant at) {
        return day(LocalDate.ofInstant(at, ZoneOffset.UTC));
    }

    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(day);
    }

    public List<String> changes(List<AuditEntry.Change> changes) {
        return changes.stream().map(this::worded).toList();
    }

    private String worded(AuditEntry.Change change) {
        String[] parts = change.field().split("_", 2);
        String name = message("taxonomy.field." + parts[0]);
        String field = InterfaceLanguage.find(parts.length > 1 ? parts[1] : "")
                .map(language -> name + " (" + language(language) + ")")
                .orElse(name);
        if (change.before().equals(change.after())
                || parts[0].equals(EntryDiff.DEPRECATED) && !change.after().isEmpty()) {
            return field;
        }
        if (change.before().isEmpty()) {
            return message("taxonomy.change.new", field, value(parts[0], change.after()));
        }
        if (change.after().isEmpty()) {
            return message("taxonomy.change.gone", field, value(parts[0], change.before()));
        }
        return message("taxonomy.change", field, value(parts[0], change.before()), value(parts[0], change.after()));
    }

    private String value(String field, String value) {
        return OF_CODES.contains(field)
                ? Stream.of(value.split(", ")).map(this::label).collect(Collectors.joining(", "))
                : value;
    }

    private String message(String code, Object... arguments) {
        return messages.getMessage(code, arguments, locale);
    }
}
