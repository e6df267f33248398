package eu.passerelle.matching;

import eu.passerelle.directory.CefrLevel;
import eu.passerelle.directory.Taxonomy;
import eu.passerelle.directory.World;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.LocalizedText;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The names of things in the reader's language. What has no name keeps its code. */
@Component
public class Labels {
    private final Taxonomy taxonomy;
    private final World world;

    Labels(Taxonomy taxonomy, World world) {
        this.taxonomy = taxonomy;
        this.world = world;
    }

    /** For the template of a shortlist. */
    public Wording wording(Locale locale, ZoneId zone) {
        return new Wording(this, locale, zone);
    }

    public String competence(CompetenceCode code, InterfaceLanguage reader) {
        return taxonomy.find(code).map(concept -> concept.label().in(reader)).orElse(code.value());
    }

    public String language(String code, InterfaceLanguage reader) {
        return name(world.languages(), code, reader);
    }

    public String country(String code, InterfaceLanguage reader) {
        return name(world.countries(), code, reader);
    }

    public String sector(String code, InterfaceLanguage reader) {
        return name(world.sectors(), code, reader);
    }

    private static String name(Map<String, LocalizedText> names, String code, InterfaceLanguage reader) {
        LocalizedText name = names.get(code);
        return name == null ? code : name.in(reader);
    }

    /** The names and times of one shortlist, for one reader, in one team's zone. */
    public record Wording(Labels labels, Locale locale, ZoneId zone) {
        public String competence(CompetenceCode code) {
            return labels.competence(code, reader());
        }

        /** Such as “French C1, German C2”. */
        public String languages(Map<String, CefrLevel> levels) {
            return levels.entrySet().stream()
                    .sorted(Map.Entry.<String, CefrLevel>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .map(entry -> labels.language(entry.getKey(), reader()) + " " + entry.getValue())
                    .collect(Collectors.joining(", "));
        }

        public String languageNames(Collection<String> codes) {
            return codes.stream()
                    .map(code -> labels.language(code, reader()))
                    .sorted()
                    .collect(Collectors.joining(", "));
        }

        public String country(String code) {
            return labels.country(code, reader());
        }

        /** What a change is about, such as “English” or “Romania”. */
        public String subject(Change change) {
            return switch (change.kind()) {
                case LANGUAGE -> labels.language(change.subject(), reader());
                case VISIT -> labels.country(change.subject(), reader());
                case NEED, LEVEL -> labels.competence(new CompetenceCode(change.subject()), reader());
                case FORM, WINDOW, HOURS, VERIFIED, PLACE, RESUMED, REMOTE -> "";
            };
        }

        /** Such as “−0.12” and “+0.03”. */
        public String signed(double difference) {
            var format = new DecimalFormat("+0.000;−0.000", DecimalFormatSymbols.getInstance(locale));
            return format.format(difference);
        }

        public String moment(Instant at) {
            return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                    .withLocale(locale)
                    .format(at.atZone(zone));
        }

        public String day(LocalDate day) {
            return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                    .withLocale(locale)
                    .format(day);
        }

        /** Such as “Central European Time”. */
        public String zoneName() {
            return zone.getDisplayName(TextStyle.FULL, locale);
        }

        private InterfaceLanguage reader() {
            return InterfaceLanguage.of(locale);
        }
    }
}
