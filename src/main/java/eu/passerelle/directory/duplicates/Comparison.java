package eu.passerelle.directory.duplicates;

import eu.passerelle.directory.Taxonomy;
import eu.passerelle.directory.World;
import eu.passerelle.directory.duplicates.ExpertState.Part;
import eu.passerelle.directory.duplicates.ExpertState.Tie;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.LocalizedText;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;

/** Two profiles side by side, in the reader's words. */
record Comparison(Locale locale, World world, Taxonomy taxonomy, MessageSource messages) {
    /**
     * What is one person's or the other's.
     *
     * @param differs there is something to choose
     * @param other the second profile's is proposed, since the first says nothing
     */
    record Choice(Part part, String here, String there, boolean differs, boolean other) {}

    /** What is had together. The message key {@code curation.together.<type>} words each. */
    record Together(String type, String here, String there) {}

    List<Choice> choices(ExpertState one, ExpertState other, Set<Part> fromOther) {
        return Arrays.stream(Part.values())
                .filter(part -> one.has(part) || other.has(part))
                .map(part -> new Choice(
                        part,
                        text(one, part),
                        text(other, part),
                        !one.sameAs(other, part),
                        !one.has(part) || isProposed(part, one, other, fromOther)))
                .toList();
    }

    /** As a merge does it: the narrower choice of who sees somebody, whichever is marked. */
    private static boolean isProposed(Part part, ExpertState one, ExpertState other, Set<Part> fromOther) {
        return part == Part.VISIBILITY ? other.has(part) && one.isShownToMoreThan(other) : fromOther.contains(part);
    }

    List<Together> together(ExpertState one, ExpertState other) {
        return Stream.of("SPEAKS", "CLAIMS", "KNOWS_LEGAL_SYSTEM_OF", "WORKED_IN", "EMPLOYED_BY")
                .map(type -> new Together(type, ties(one, type), ties(other, type)))
                .toList();
    }

    private String text(ExpertState state, Part part) {
        Map<String, Object> said = state.properties();
        return switch (part) {
            case NAME -> state.fullName();
            case ALIAS -> text(said, "alias");
            case EMAIL -> text(said, "email");
            case TYPE -> message("directory.type.", text(said, "type"));
            case PLACE -> ties(state, "LIVES_IN") + " · " + text(said, "timeZone");
            case OFFER -> offer(state);
            case VISIBILITY -> message("directory.seen.", text(said, "visibility"));
            case SUMMARY_EN -> text(said, "summary_en");
            case SUMMARY_FR -> text(said, "summary_fr");
            case SUMMARY_DE -> text(said, "summary_de");
            case SUMMARY_RO -> text(said, "summary_ro");
        };
    }

    private String offer(ExpertState state) {
        Map<String, Object> said = state.properties();
        String amount = messages.getMessage(
                "directory.facts.hours",
                new Object[] {said.getOrDefault("hoursPerMonth", 0), said.getOrDefault("parallelEngagements", 0)},
                locale);
        Stream<String> forms = Stream.of(
                Boolean.TRUE.equals(said.get("remote"))
                        ? messages.getMessage("directory.facts.remote", new Object[0], locale)
                        : "",
                ties(state, "OFFERS_VISITS_TO"));
        return Stream.concat(Stream.of(amount), forms.filter(form -> !form.isEmpty()))
                .collect(Collectors.joining(" · "));
    }

    private String ties(ExpertState state, String type) {
        return state.ties().stream()
                .filter(tie -> tie.type().equals(type))
                .map(this::text)
                .sorted()
                .collect(Collectors.joining(" · "));
    }

    private String text(Tie tie) {
        Object level = tie.properties().getOrDefault("level", "");
        return (name(tie) + " " + level).strip();
    }

    private String name(Tie tie) {
        return switch (tie.label()) {
            case "Language" -> name(world.languages(), tie.key());
            case "Country" -> name(world.countries(), tie.key());
            case "Sector" -> name(world.sectors(), tie.key());
            case "Competence" ->
                taxonomy.find(new CompetenceCode(tie.key()))
                        .map(concept -> concept.label().in(locale))
                        .orElse(tie.key());
            default -> tie.name();
        };
    }

    private String name(Map<String, LocalizedText> names, String code) {
        return names.containsKey(code) ? names.get(code).in(locale) : code;
    }

    private String message(String prefix, String constant) {
        return constant.isEmpty()
                ? ""
                : messages.getMessage(
                        prefix + constant.replace('-', '_').toUpperCase(Locale.ROOT), new Object[0], locale);
    }

    private static String text(Map<String, Object> said, String property) {
        return String.valueOf(said.getOrDefault(property, ""));
    }
}
