package eu.passerelle.planning;

import eu.passerelle.cities.TeamOrganisations.TeamOrganisation;
import eu.passerelle.directory.Taxonomy;
import eu.passerelle.engagements.MentoringTrail.Advised;
import eu.passerelle.engagements.MentoringTrail.Meeting;
import eu.passerelle.engagements.Times;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.planning.Field.Form;
import eu.passerelle.planning.Settings.Setting;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says what stands in a plan in the words of a reader: for pages, tables and documents alike. */
final class PlanWords {
    private static final int SHORT = 70;

    private final Map<String, Part> parts;
    private final Map<String, TeamOrganisation> organisations;
    private final Setting setting;
    private final MessageSource messages;
    private final Taxonomy taxonomy;
    private final Times times;

    private PlanWords(
            Map<String, Part> parts, Setting setting, Locale locale, MessageSource messages, Taxonomy taxonomy) {
        this.parts = parts;
        this.organisations =
                setting.organisations().stream().collect(Collectors.toMap(TeamOrganisation::id, one -> one));
        this.setting = setting;
        this.messages = messages;
        this.taxonomy = taxonomy;
        this.times = new Times(locale);
    }

    @Component
    static class In {
        private final MessageSource messages;
        private final Taxonomy taxonomy;

        In(MessageSource messages, Taxonomy taxonomy) {
            this.messages = messages;
            this.taxonomy = taxonomy;
        }

        PlanWords of(Plan plan, Setting setting, Locale locale) {
            return new PlanWords(plan.byId(), setting, locale, messages, taxonomy);
        }
    }

    /** Knows also parts that the plan does not have any more, or not in this way; what it has counts first. */
    PlanWords with(Collection<Part> others) {
        var all = new HashMap<String, Part>();
        others.forEach(part -> all.put(part.id(), part));
        all.putAll(parts);
        return new PlanWords(all, setting, times.locale(), messages, taxonomy);
    }

    public String word(String key, Object... arguments) {
        return messages.getMessage(key, arguments, times.locale());
    }

    public String label(Kind kind, Field field) {
        return word("planning.field." + kind + "." + field);
    }

    /** Measure 3. */
    public String name(Part part) {
        return part.kind() == Kind.HEAD
                ? word("planning.kind.HEAD")
                : word("planning.kind." + part.kind()) + " " + part.number();
    }

    /** Measure 3: Train the staff… */
    public String line(Part part) {
        String text = part.kind() == Kind.READING ? of(part, Field.VALUE) : part.text(Field.TEXT);
        return text.isEmpty() ? name(part) : word("planning.named", name(part), shortened(text));
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= SHORT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, SHORT)).strip() + "…";
    }

    public String of(Part part, Field field) {
        return of(field, part.text(field));
    }

    public String of(Field field, String value) {
        if (value.isEmpty()) {
            return "";
        }
        return switch (field.form()) {
            case LINE, PROSE -> value;
            case DAY -> times.shortDay(LocalDate.parse(value));
            case NUMBER -> number(value);
            case CHOICE -> choice(field, value);
            case TICK -> word("planning.yes");
            case ONE, MANY ->
                Part.many(value).stream().map(one -> reference(field, one)).collect(Collectors.joining("; "));
        };
    }

    private String number(String value) {
        NumberFormat format = NumberFormat.getInstance(times.locale());
        format.setMaximumFractionDigits(6);
        format.setGroupingUsed(false);
        return format.format(new BigDecimal(value));
    }

    public String choice(Field field, String value) {
        return word((field == Field.STATUS ? "planning.status." : "planning.degree.") + value);
    }

    private String reference(Field field, String id) {
        return switch (field) {
            case LEAD -> organisation(id);
            case NEEDS -> need(id);
            case SESSION -> session(id);
            case FOLLOW_UP -> word("planning.followUp");
            case ADVICE -> advised(id).map(this::advice).orElse(word("planning.gone"));
            default -> Optional.ofNullable(parts.get(id)).map(this::line).orElse(word("planning.gone"));
        };
    }

    String organisation(String id) {
        return Optional.ofNullable(organisations.get(id))
                .map(one -> one.member() ? one.name() : word("planning.left", one.name()))
                .orElse(word("planning.gone"));
    }

    String need(String code) {
        return taxonomy.find(new CompetenceCode(code))
                .map(concept -> concept.label().in(times.locale()))
                .orElse(code);
    }

    /** The recommendation of the mentor that a measure came from. */
    public Optional<Advised> advised(String id) {
        return setting.trail().advised().stream()
                .filter(one -> one.id().equals(id))
                .findFirst();
    }

    private String advice(Advised one) {
        String named = word("planning.advised", one.number());
        return one.need().isEmpty() ? named : word("planning.named", named, need(one.need()));
    }

    private String session(String id) {
        return setting.trail().meetings().stream()
                .filter(meeting -> meeting.id().equals(id))
                .findFirst()
                .map(this::session)
                .orElse(word("planning.session.earlier"));
    }

    private String session(Meeting meeting) {
        return times.day(meeting.startsAt(), setting.team().city().zone());
    }

    /** Who leads a measure; empty when nobody does. */
    public String lead(Part measure) {
        return measure.says(Field.LEAD) ? of(measure, Field.LEAD) : measure.text(Field.LEAD_NAME);
    }

    public String sign(Sign sign) {
        List<Object> arguments = switch (sign.kind()) {
            case NEED_UNADDRESSED ->
                List.of(need(String.valueOf(sign.arguments().getFirst())));
            case ONE_LEADS_MOST ->
                List.of(
                        organisation(String.valueOf(sign.arguments().getFirst())),
                        sign.arguments().get(1),
                        sign.arguments().get(2));
            default -> sign.arguments();
        };
        return word("planning.sign." + sign.kind(), arguments.toArray());
    }

    /** What a field can be set to, and what it is set to even if nobody could any more, each with its words. */
    public List<Option> options(Plan plan, Part part, Field field) {
        List<Option> offered = offered(plan, part, field);
        Set<String> known = offered.stream().map(Option::value).collect(Collectors.toSet());
        Stream<Option> kept = part.many(field).stream()
                .filter(value -> !known.contains(value))
                .map(value -> new Option(value, reference(field, value)));
        return field.form() == Form.ONE || field.form() == Form.MANY
                ? Stream.concat(offered.stream(), kept).toList()
                : offered;
    }

    private List<Option> offered(Plan plan, Part part, Field field) {
        return switch (field) {
            case STATUS, LIKELIHOOD, EFFECT -> all(field.choices(), value -> choice(field, value));
            case LEAD ->
                all(
                        setting.organisations().stream()
                                .filter(TeamOrganisation::member)
                                .map(TeamOrganisation::id)
                                .toList(),
                        this::organisation);
            case NEEDS -> all(setting.needs(), this::need);
            case SESSION ->
                setting.trail().meetings().stream()
                        .map(meeting -> new Option(meeting.id(), session(meeting)))
                        .toList();
            case GOAL_OF -> options(plan.goals().stream());
            case INDICATOR_OF -> options(plan.of(Kind.INDICATOR).stream());
            case OF -> options(Stream.concat(plan.goals().stream(), plan.measures().stream()));
            case DEPENDS_ON ->
                options(plan.measures().stream().filter(one -> !one.id().equals(part.id())));
            default -> List.of();
        };
    }

    private static List<Option> all(List<String> values, UnaryOperator<String> words) {
        return values.stream()
                .map(value -> new Option(value, words.apply(value)))
                .toList();
    }

    private List<Option> options(Stream<Part> referable) {
        return referable.map(one -> new Option(one.id(), line(one))).toList();
    }

    record Option(String value, String label) {}
}
