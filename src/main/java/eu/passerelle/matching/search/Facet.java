package eu.passerelle.matching.search;

import eu.passerelle.directory.ExpertStatus;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What results can be narrowed by, and are counted by. */
public enum Facet {
    COMPETENCE(Fields.COMPETENCE, true),
    LANGUAGE(Fields.LANGUAGE, true),
    COUNTRY(Fields.COUNTRY, true),
    SECTOR(Fields.SECTOR, true),
    AVAILABILITY(Fields.AVAILABILITY, true),
    /** Counted by ranges of days, since what was verified ages without anybody touching it. */
    VERIFICATION("", false),
    STATUS(Fields.STATUS, false);

    private final String field;
    private final boolean onCards;

    Facet(String field, boolean onCards) {
        this.field = field;
        this.onCards = onCards;
    }

    String field() {
        return field;
    }

    /** The value that stands for all that so few share that each could be told; in what cities see only. */
    public static final String RARE = "OTHER";

    /** Groups smaller than this are not told apart for cities. */
    public static final int SMALLEST_GROUP = 5;

    /** Its name in addresses. */
    public String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Those that a pseudonymous card shows, so that a city learns nothing from narrowing by them. */
    public static List<Facet> shownTo(boolean forCity) {
        return Stream.of(values()).filter(facet -> facet.onCards || !forCity).toList();
    }

    /** The values of those facets whose values never change. */
    public Optional<Set<String>> fixedValues() {
        return switch (this) {
            case AVAILABILITY -> Optional.of(names(Availability.class));
            case VERIFICATION -> Optional.of(names(Verification.class));
            case STATUS -> Optional.of(names(ExpertStatus.class));
            default -> Optional.empty();
        };
    }

    private static <E extends Enum<E>> Set<String> names(Class<E> type) {
        return EnumSet.allOf(type).stream().map(Enum::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
