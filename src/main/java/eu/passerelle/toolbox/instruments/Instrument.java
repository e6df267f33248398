package eu.passerelle.toolbox.instruments;

import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.LocalizedText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A questionnaire.
 *
 * @param code names it through all its versions
 * @param levels what 0, 1 … mean on the scale of all items
 */
public record Instrument(
        String code,
        LocalizedText name,
        LocalizedText purpose,
        List<LocalizedText> levels,
        List<Dimension> dimensions) {
    /** Of the scale, which begins at 0. */
    public static final int HIGHEST = 4;

    public Instrument {
        levels = List.copyOf(levels);
        dimensions = List.copyOf(dimensions);
    }

    /** @param competences that help where it is weak, each with how much, 1 to 3 */
    public record Dimension(String id, LocalizedText name, Map<CompetenceCode, Integer> competences, List<Item> items) {
        public Dimension {
            competences = Map.copyOf(competences);
            items = List.copyOf(items);
        }

        public Stream<Item> scales() {
            return items.stream().filter(Item::isScale);
        }
    }

    /** @param lowest what 0 looks like, and highest 4; both empty for a text */
    public record Item(String id, Kind kind, LocalizedText text, LocalizedText lowest, LocalizedText highest) {
        public boolean isScale() {
            return kind == Kind.SCALE;
        }
    }

    public enum Kind {
        /** 0 to 4, or “we don’t know”; with words if one likes. */
        SCALE,
        TEXT
    }

    public Stream<Item> items() {
        return dimensions.stream().flatMap(dimension -> dimension.items().stream());
    }

    public Stream<Item> scales() {
        return items().filter(Item::isScale);
    }

    public Optional<Dimension> dimension(String id) {
        return dimensions.stream()
                .filter(dimension -> dimension.id().equals(id))
                .findFirst();
    }
}
