package eu.passerelle.toolbox.results;

import eu.passerelle.kernel.CompetenceCode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A competence that a team needs, because of its weak dimensions and of those that its agencies see differently. Each such
 * dimension gives points: what it lacks to 4, plus a quarter of the gap between agencies, times the weight of the
 * competence for it.
 *
 * <p>For example, information sharing at 1.2 of 4, with agencies 3 apart: (2.8 + 0.75) · 3 = 10.65 for agreements on
 * information sharing, whose weight is 3, and 7.1 for the legal framework, whose weight is 2. A dimension at 2.5 or more
 * whose agencies are less than 2 apart gives none.
 */
public record RankedNeed(CompetenceCode competence, double points, List<Because> because) {
    /** A dimension below it is weak. */
    public static final double WEAK_BELOW = 2.5;
    /** From here on agencies live in different teams. */
    public static final double WIDE_GAP = 2;

    private static final double PART_OF_GAP = 0.25;
    private static final double ESSENTIAL_FROM = 8;
    private static final double IMPORTANT_FROM = 4;

    public RankedNeed {
        because = List.copyOf(because);
    }

    /** One dimension’s part in it. */
    public record Because(Standing standing, int weight, double points) {}

    /** The most wanted first. */
    public static List<RankedNeed> of(List<Standing> standings) {
        Map<CompetenceCode, List<Because>> parts = standings.stream()
                .filter(RankedNeed::isWeak)
                .flatMap(RankedNeed::parts)
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return parts.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingDouble(RankedNeed::points)
                        .reversed()
                        .thenComparing(need -> need.competence().value()))
                .toList();
    }

    private static boolean isWeak(Standing standing) {
        return standing.value() < WEAK_BELOW
                || standing.gap().filter(gap -> gap >= WIDE_GAP).isPresent();
    }

    private static Stream<Map.Entry<CompetenceCode, Because>> parts(Standing standing) {
        double lack = 4 - standing.value() + PART_OF_GAP * standing.gap().orElse(0.0);
        return standing.dimension().competences().entrySet().stream()
                .map(weighted -> Map.entry(
                        weighted.getKey(), new Because(standing, weighted.getValue(), lack * weighted.getValue())));
    }

    private static RankedNeed of(CompetenceCode competence, List<Because> because) {
        return new RankedNeed(
                competence,
                because.stream().mapToDouble(Because::points).sum(),
                because.stream()
                        .sorted(Comparator.comparingDouble(Because::points).reversed())
                        .toList());
    }

    /** As requests weigh needs: 1 helpful, 2 important, 3 essential. */
    public int weight() {
        if (points >= ESSENTIAL_FROM) {
            return 3;
        }
        return points >= IMPORTANT_FROM ? 2 : 1;
    }

    /** The dimension that counts most. */
    public Optional<Because> first() {
        return because.stream().findFirst();
    }
}
