package eu.passerelle.planning;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What can be said of a part of a plan. All of it is text, so that everything is merged, compared and kept in one way; a
 * list of references is their ids with spaces between. The message keys {@code planning.field.<kind>.<field>} word each.
 */
enum Field {
    VISION(Form.PROSE, 2_000),
    TEXT(Form.PROSE, 500),
    OWNER(Form.LINE, 120),
    START(Form.DAY),
    DUE(Form.DAY),
    DAY(Form.DAY),
    MONTHS(Form.NUMBER),
    /** Competences, of those that the team asked a mentor for. */
    NEEDS(Form.MANY, "addresses"),
    /** The goal in five steps, in the team’s words, −2 to +2. */
    LOWEST(Form.LINE, 200),
    LOWER(Form.LINE, 200),
    EXPECTED(Form.LINE, 200),
    HIGHER(Form.LINE, 200),
    HIGHEST(Form.LINE, 200),
    GOAL_OF(Form.ONE, "towards"),
    STATUS(Form.CHOICE),
    LEAD(Form.ONE, "ledBy"),
    /** Where no organisation of the team leads. */
    LEAD_NAME(Form.LINE, 120),
    PARTNERS(Form.LINE, 300),
    DEPENDS_ON(Form.MANY, "dependsOn"),
    RESOURCES(Form.LINE, 300),
    OUTPUT(Form.LINE, 300),
    LEGAL(Form.TICK),
    PROGRESS(Form.PROSE, 2_000),
    SESSION(Form.ONE, "session"),
    FOLLOW_UP(Form.ONE, "followUp"),
    /** What the mentor recommended. */
    ADVICE(Form.ONE, "advice"),
    /** The goal or measure that an indicator is about. */
    OF(Form.ONE, "gauges"),
    UNIT(Form.LINE, 60),
    BASELINE(Form.NUMBER),
    TARGET(Form.NUMBER),
    SOURCE(Form.LINE, 200),
    INDICATOR_OF(Form.ONE, "gauges"),
    VALUE(Form.NUMBER),
    LIKELIHOOD(Form.CHOICE),
    EFFECT(Form.CHOICE),
    MITIGATION(Form.PROSE, 500);

    static final String TICKED = "yes";
    static final List<Field> SCALE = List.of(LOWEST, LOWER, EXPECTED, HIGHER, HIGHEST);

    private static final Map<String, Field> NAMED =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Field::name, field -> field));
    private static final int LONGEST_SHORT = 40;

    /** For templates. */
    static Map<String, Field> named() {
        return NAMED;
    }

    /** How it is typed. */
    enum Form {
        LINE,
        PROSE,
        DAY,
        NUMBER,
        CHOICE,
        TICK,
        ONE,
        MANY
    }

    private final Form form;
    private final int longest;
    private final Optional<String> link;

    Field(Form form) {
        this(form, LONGEST_SHORT);
    }

    Field(Form form, int longest) {
        this.form = form;
        this.longest = longest;
        this.link = Optional.empty();
    }

    Field(Form form, String link) {
        this.form = form;
        this.longest = LONGEST_SHORT;
        this.link = Optional.of(link);
    }

    public Form form() {
        return form;
    }

    int longest() {
        return longest;
    }

    /** What the store calls the relation that keeps it; empty for what is kept as a property. */
    Optional<String> link() {
        return link;
    }

    /** As properties of nodes and columns of programs are named: leadName. */
    String property() {
        String[] words = name().toLowerCase(Locale.ROOT).split("_");
        var name = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            name.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return name.toString();
    }

    List<String> choices() {
        return switch (this) {
            case STATUS -> Status.names();
            case LIKELIHOOD, EFFECT -> List.of("LOW", "MEDIUM", "HIGH");
            default -> List.of();
        };
    }
}
