package eu.passerelle.directory.competences;

import eu.passerelle.directory.Concept;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A concept with what is below it, for the tree of a page.
 *
 * @param claims experts who state it; 0 for those who may not know
 */
record Branch(Concept concept, int claims, List<Branch> narrower) {

    static List<Branch> tree(Collection<Concept> concepts, Map<String, Integer> claims) {
        var below = new HashMap<String, List<Concept>>();
        concepts.forEach(concept -> below.computeIfAbsent(
                        concept.broader().map(Object::toString).orElse(""), key -> new ArrayList<>())
                .add(concept));
        return branches("", below, claims);
    }

    private static List<Branch> branches(String code, Map<String, List<Concept>> below, Map<String, Integer> claims) {
        return below.getOrDefault(code, List.of()).stream()
                .map(concept -> new Branch(
                        concept,
                        claims.getOrDefault(concept.code().value(), 0),
                        branches(concept.code().value(), below, claims)))
                .toList();
    }

    /** How many there are below it, at any depth. */
    public int size() {
        return narrower.stream().mapToInt(branch -> 1 + branch.size()).sum();
    }
}
