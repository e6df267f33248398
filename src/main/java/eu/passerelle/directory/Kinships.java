package eu.passerelle.directory;

import eu.passerelle.directory.Kinship.Relation;
import eu.passerelle.kernel.CompetenceCode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far a held competence serves a needed one.
 *
 * <ul>
 *   <li>The same serves fully: 1.
 *   <li>A special case of what is needed keeps {@value #PER_STEP_NARROWER} for each step: who led exits from right-wing
 *       scenes knows exit work.
 *   <li>Something more general keeps {@value #PER_STEP_BROADER} for each step: who knows exit work may not know this scene.
 *   <li>A related competence serves {@value #RELATED}, a transferable one as much as the taxonomy says; one hop only, and
 *       never on from there, or else everything would be kin to everything.
 * </ul>
 *
 * Of several ways the closest counts.
 *
 * <p>Example: E4.1 is narrower than E4, which is narrower than E; E4 is related to D4; E8 transfers to E4 with 0.7. For the
 * need E4: E4 serves 1, E4.1 0.85, E8 0.7, E 0.6, D4 0.5. For the need E4.1: E4.1 serves 1, E4 0.6, E 0.36; D4 and E8 do
 * not serve it.
 */
final class Kinships {
    private static final double PER_STEP_NARROWER = 0.85;
    private static final double PER_STEP_BROADER = 0.6;
    private static final double RELATED = 0.5;
    private static final Comparator<Kinship> CLOSEST =
            Comparator.comparingDouble(Kinship::closeness).thenComparing(Kinship::relation, Comparator.reverseOrder());

    private final Map<CompetenceCode, CompetenceCode> broader;
    private final Map<CompetenceCode, Map<CompetenceCode, Kinship>> byNeed = new HashMap<>();

    /**
     * @param broader the parent of each concept that has one; a tree
     * @param replaced what each deprecated concept became: another name for the same
     */
    Kinships(
            Map<CompetenceCode, CompetenceCode> broader,
            List<RelatedPair> related,
            List<Transfer> transfers,
            Map<CompetenceCode, CompetenceCode> replaced) {
        this.broader = Map.copyOf(broader);
        broader.keySet().forEach(this::addAncestors);
        related.forEach(pair -> {
            add(pair.one(), pair.other(), new Kinship(Relation.RELATED, RELATED));
            add(pair.other(), pair.one(), new Kinship(Relation.RELATED, RELATED));
        });
        transfers.forEach(transfer ->
                add(transfer.needed(), transfer.held(), new Kinship(Relation.TRANSFERABLE, transfer.weight())));
        replaced.forEach((old, present) -> {
            add(old, present, new Kinship(Relation.SAME, 1));
            add(present, old, new Kinship(Relation.SAME, 1));
        });
    }

    /** Closest first; the need itself leads. */
    Map<CompetenceCode, Kinship> serving(CompetenceCode need) {
        var closestFirst = new LinkedHashMap<CompetenceCode, Kinship>();
        closestFirst.put(need, new Kinship(Relation.SAME, 1));
        byNeed.getOrDefault(need, Map.of()).entrySet().stream()
                .sorted(Map.Entry.<CompetenceCode, Kinship>comparingByValue(CLOSEST.reversed())
                        .thenComparing(entry -> entry.getKey().value()))
                .forEach(entry -> closestFirst.putIfAbsent(entry.getKey(), entry.getValue()));
        return closestFirst;
    }

    private void addAncestors(CompetenceCode narrow) {
        int steps = 1;
        for (var above = parent(narrow); above.isPresent(); above = parent(above.get())) {
            add(above.get(), narrow, new Kinship(Relation.NARROWER, Math.pow(PER_STEP_NARROWER, steps)));
            add(narrow, above.get(), new Kinship(Relation.BROADER, Math.pow(PER_STEP_BROADER, steps)));
            steps++;
        }
    }

    private Optional<CompetenceCode> parent(CompetenceCode code) {
        return Optional.ofNullable(broader.get(code));
    }

    private void add(CompetenceCode needed, CompetenceCode held, Kinship kinship) {
        byNeed.computeIfAbsent(needed, key -> new HashMap<>())
                .merge(held, kinship, (a, b) -> CLOSEST.compare(a, b) >= 0 ? a : b);
    }

    /** Two competences that are neighbours, without an order. */
    record RelatedPair(CompetenceCode one, CompetenceCode other) {}

    /** Who has {@code held} can do {@code needed} to the degree of {@code weight}. */
    record Transfer(CompetenceCode held, CompetenceCode needed, double weight) {}
}
