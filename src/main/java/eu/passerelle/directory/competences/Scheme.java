package eu.passerelle.directory.competences;

import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.NotFound;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The taxonomy as a whole, and what its rules make of a decision: each answers with the concepts that become other than they
 * were, and changes nothing itself. A concept has one broader concept at most, and no way up comes back to where it began.
 */
final class Scheme {
    private final SequencedMap<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, List<String>> narrower = new TreeMap<>();

    Scheme(Collection<Entry> all) {
        all.forEach(entry -> entries.put(entry.code(), entry));
        all.forEach(entry -> entry.broader()
                .ifPresent(above -> narrower.computeIfAbsent(above, key -> new ArrayList<>())
                        .add(entry.code())));
    }

    Collection<Entry> all() {
        return entries.sequencedValues();
    }

    Optional<Entry> find(String code) {
        return Optional.ofNullable(entries.get(code));
    }

    Entry get(String code) {
        return find(code).orElseThrow(() -> new NotFound("Competence", code));
    }

    List<String> narrower(String code) {
        return narrower.getOrDefault(code, List.of());
    }

    /** The concept, then what it is narrower than, up to the top; ends where it would come round again. */
    List<String> upwards(String code) {
        var way = new LinkedHashSet<String>();
        for (var at = find(code); at.isPresent() && way.add(at.get().code()); ) {
            at = at.get().broader().flatMap(this::find);
        }
        return List.copyOf(way);
    }

    boolean isInBranch(String code, String branch) {
        return upwards(code).contains(branch);
    }

    /** The scheme with some entries changed or added. */
    Scheme with(Collection<Entry> changed) {
        var all = new LinkedHashMap<>(entries);
        changed.forEach(entry -> all.put(entry.code(), entry));
        return new Scheme(all.values());
    }

    /** @throws InvalidInput when the new place is in the branch that moves */
    Entry moved(String code, Optional<String> broader) {
        Entry entry = get(code);
        broader.ifPresent(above -> {
            Entry target = chosen("broader", above);
            if (isInBranch(target.code(), code)) {
                throw new InvalidInput(FieldProblem.of("broader", "taxonomy.problem.broader.circle"));
            }
        });
        return entry.below(broader);
    }

    /** @throws InvalidInput when it is deprecated already, or would be replaced by what is itself deprecated */
    Entry deprecated(String code, Optional<String> replacedBy) {
        Entry entry = get(code);
        replacedBy.ifPresent(by -> requireLivingOther(code, "replacedBy", by));
        return entry.retired(true, replacedBy);
    }

    Entry restored(String code) {
        return get(code).retired(false, Optional.empty());
    }

    /**
     * One concept goes into another: what is below it and what points to it goes along, its words become synonyms, and it
     * stays as a deprecated one that says what replaced it. When the other stands below it, the other first takes its place.
     *
     * <p>Example: C2 and C3 are below C, and X is below C2. C2 goes into X: X comes below C, C2 has nothing below it.
     */
    List<Entry> merged(String from, String into) {
        Entry old = get(from);
        requireLivingOther(from, "into", into);
        if (old.deprecated() && old.replacedBy().isPresent()) {
            throw new InvalidInput(FieldProblem.of("into", "taxonomy.problem.merged"));
        }
        Entry target = get(into);
        Entry grown = target.below(isInBranch(into, from) ? old.broader() : target.broader())
                .withSynonyms(labelsAsSynonyms(old))
                .withSynonyms(old.synonyms());
        var transfers = new TreeMap<>(old.transfers());
        grown.transfers().forEach((to, weight) -> transfers.merge(to, weight, Math::max));
        Entry whole = grown.linked(
                        union(old.related(), grown.related()),
                        union(old.prerequisites(), grown.prerequisites()),
                        transfers,
                        union(old.exactMatch(), grown.exactMatch()))
                .pointing(code -> code.equals(from) ? into : code);
        Entry retired = old.linked(List.of(), List.of(), Map.of(), List.of()).retired(true, Optional.of(into));
        var changed = new ArrayList<>(List.of(retired, whole));
        all().stream()
                .filter(entry -> !entry.code().equals(from) && !entry.code().equals(into))
                .filter(entry -> entry.targets().contains(from))
                .map(entry -> entry.pointing(code -> code.equals(from) ? into : code))
                .forEach(changed::add);
        return changed;
    }

    /** What is wrong with the scheme as a whole, by concept: nothing unknown is pointed to, and no way leads in a circle. */
    Map<String, FieldProblem> problems(Collection<String> codes) {
        var problems = new TreeMap<String, FieldProblem>();
        for (String code : codes) {
            Entry entry = get(code);
            entry.targets().stream()
                    .filter(target -> find(target).isEmpty())
                    .findFirst()
                    .ifPresent(target ->
                            problems.put(code, FieldProblem.of("broader", "taxonomy.problem.target.unknown", target)));
            if (entry.targets().contains(code)) {
                problems.put(code, FieldProblem.of("broader", "taxonomy.problem.target.itself"));
            } else if (circles(code)) {
                problems.put(code, FieldProblem.of("broader", "taxonomy.problem.broader.circle"));
            } else if (entry.replacedBy().isPresent() && isReplacedInACircle(code)) {
                problems.put(code, FieldProblem.of("replacedBy", "taxonomy.problem.replacedBy.circle"));
            }
        }
        return problems;
    }

    private boolean circles(String code) {
        String top = upwards(code).getLast();
        return get(top).broader().flatMap(this::find).isPresent();
    }

    private boolean isReplacedInACircle(String code) {
        var seen = new TreeSet<String>();
        Optional<Entry> at = find(code);
        while (at.isPresent() && seen.add(at.get().code())) {
            at = at.get().replacedBy().flatMap(this::find);
        }
        return at.isPresent();
    }

    private void requireLivingOther(String code, String field, String other) {
        Entry target = chosen(field, other);
        if (target.code().equals(code)) {
            throw new InvalidInput(FieldProblem.of(field, "taxonomy.problem.target.itself"));
        }
        if (target.deprecated()) {
            throw new InvalidInput(FieldProblem.of(field, "taxonomy.problem.target.deprecated"));
        }
    }

    private Entry chosen(String field, String code) {
        return find(code)
                .orElseThrow(
                        () -> new InvalidInput(FieldProblem.of(field, "taxonomy.problem.target.unknown", shown(code))));
    }

    static String shown(String code) {
        return code.length() <= 40 ? code : code.substring(0, 40) + "…";
    }

    private static Map<String, List<String>> labelsAsSynonyms(Entry entry) {
        var words = new TreeMap<String, List<String>>();
        entry.label().byLanguage().forEach((language, label) -> words.put(language, List.of(label)));
        return words;
    }

    private static List<String> union(Collection<String> some, Collection<String> others) {
        var all = new TreeSet<>(some);
        all.addAll(others);
        return List.copyOf(all);
    }
}
