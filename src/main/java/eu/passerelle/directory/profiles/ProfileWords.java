package eu.passerelle.directory.profiles;

import eu.passerelle.directory.Concept;
import eu.passerelle.directory.Taxonomy;
import eu.passerelle.directory.World;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.LocalizedText;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.privacy.AuditEntry;
import java.text.Collator;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;

/** Words what stands in a profile as codes, for a reader and for templates. */
record ProfileWords(Locale locale, World world, Taxonomy taxonomy, MessageSource messages) {
    public String language(String code) {
        return name(world.languages(), code);
    }

    public String country(String code) {
        return name(world.countries(), code);
    }

    public String countries(Collection<String> codes) {
        return joined(world.countries(), codes);
    }

    public String sectors(Collection<String> codes) {
        return joined(world.sectors(), codes);
    }

    public String competence(String code) {
        return concept(code).map(concept -> concept.label().in(locale)).orElse(code);
    }

    public String definition(String code) {
        return concept(code).map(concept -> concept.definition().in(locale)).orElse("");
    }

    /** 1 March 2027. */
    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(day);
    }

    public String day(Instant at, ZoneId zone) {
        return day(LocalDate.ofInstant(at, zone));
    }

    /** The choices of a form, in the reader's alphabetical order. */
    List<Map.Entry<String, String>> sorted(Map<String, LocalizedText> names) {
        return names.entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), entry.getValue().in(locale)))
                .sorted(Comparator.comparing(Map.Entry::getValue, Collator.getInstance(locale)))
                .toList();
    }

    /** What changed, in words: the field, and from what to what where both are kept. */
    public List<String> changes(AuditEntry entry) {
        return entry.changes().stream()
                .map(change -> worded(entry, change))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    public String action(AuditEntry entry) {
        return message("directory.action." + ProfileAction.of(entry).name());
    }

    private String worded(AuditEntry entry, AuditEntry.Change change) {
        String field = switch (ProfileAction.of(entry)) {
            case CLAIM_STATED, CLAIM_CHANGED, CLAIM_REMOVED, CLAIM_VERIFIED, CLAIM_UNVERIFIED ->
                competence(change.field());
            case SUMMARY_CHANGED, LANGUAGES_CHANGED -> language(change.field());
            case EMPLOYMENTS_CHANGED, PUBLICATION_WRITTEN, PUBLICATION_REMOVED -> change.field();
            case EXPERIENCE_CHANGED, OFFER_CHANGED, STATUS_CHANGED, PROFILE_CONFIRMED ->
                message("directory.field." + change.field());
            case CONDUCT_SIGNED, INVITED, MERGED, MERGE_UNDONE, DUPLICATE_SETTLED, DUPLICATE_REOPENED, OTHER -> "";
        };
        if (field.isEmpty() || change.before().equals(change.after())) {
            return field;
        }
        return message(
                "directory.history.change", field, value(change, change.before()), value(change, change.after()));
    }

    private String value(AuditEntry.Change change, String value) {
        if (value.isEmpty()) {
            return "–";
        }
        return switch (change.field()) {
            case "legalSystems", "visitCountries" -> countries(Arrays.asList(value.split(" ")));
            case "sectors" -> sectors(Arrays.asList(value.split(" ")));
            case "visibility" -> message("directory.seen." + value);
            case "status" -> message("directory.status." + value);
            case "remote", "paused" -> message("directory.yesno." + value);
            default -> value;
        };
    }

    private String message(String code, Object... arguments) {
        return messages.getMessage(code, arguments, locale);
    }

    private Optional<Concept> concept(String code) {
        try {
            return taxonomy.find(new CompetenceCode(code));
        } catch (NotFound e) {
            return Optional.empty();
        }
    }

    private String name(Map<String, LocalizedText> names, String code) {
        return Optional.ofNullable(names.get(code)).map(text -> text.in(locale)).orElse(code);
    }

    private String joined(Map<String, LocalizedText> names, Collection<String> codes) {
        return codes.stream()
                .map(code -> name(names, code))
                .sorted(Collator.getInstance(locale))
                .collect(Collectors.joining(", "));
    }
}
