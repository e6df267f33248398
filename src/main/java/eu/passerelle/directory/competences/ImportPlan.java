package eu.passerelle.directory.competences;

import eu.passerelle.directory.competences.ReadFile.Problem;
import eu.passerelle.directory.competences.ReadFile.Problems;
import eu.passerelle.privacy.AuditEntry.Change;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What would become of the taxonomy with a file: all of it, or with a problem nothing. Concepts that the file does not name
 * stay as they are.
 */
record ImportPlan(List<Row> rows, List<Problem> problems, int same, int unnamed, int passedOver) {

    /** What becomes of a concept; of several the first that is true. */
    enum Kind {
        ADDED,
        DEPRECATED,
        RESTORED,
        MOVED,
        CHANGED
    }

    record Row(Kind kind, Entry entry, List<Change> changes) {}

    static ImportPlan of(Scheme scheme, ReadFile file) {
        Map<String, Entry> after = after(scheme, file);
        List<Row> rows = after.values().stream()
                .flatMap(entry -> row(scheme, entry).stream())
                .toList();
        int named = (int) after.keySet().stream()
                .filter(code -> scheme.find(code).isPresent())
                .count();
        return new ImportPlan(
                rows,
                problems(scheme.with(after.values()), file, rows),
                after.size() - rows.size(),
                scheme.all().size() - named,
                file.passedOver());
    }

    public boolean isSound() {
        return problems.isEmpty();
    }

    List<Entry> changed() {
        return rows.stream().map(Row::entry).toList();
    }

    public long count(Kind kind) {
        return rows.stream().filter(row -> row.kind() == kind).count();
    }

    /** Who is a neighbour has a neighbour, though the file says it of one side only. */
    private static Map<String, Entry> after(Scheme scheme, ReadFile file) {
        var entries = new LinkedHashMap<String, Entry>();
        file.drafts()
                .forEach(draft -> entries.put(
                        draft.entry().code(),
                        draft.over(scheme.find(draft.entry().code()))));
        for (Entry entry : List.copyOf(entries.values())) {
            entry.related()
                    .forEach(other -> entries.computeIfPresent(other, (code, neighbour) -> {
                        var related = new TreeSet<>(neighbour.related());
                        related.add(entry.code());
                        return neighbour.linked(
                                related, neighbour.prerequisites(), neighbour.transfers(), neighbour.exactMatch());
                    }));
        }
        return entries;
    }

    private static Optional<Row> row(Scheme scheme, Entry after) {
        Optional<Entry> before = scheme.find(after.code());
        List<Change> changes = EntryDiff.between(before.orElseGet(() -> Entry.empty(after.code())), after);
        if (before.isPresent() && changes.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Row(before.map(entry -> kind(entry, after)).orElse(Kind.ADDED), after, changes));
    }

    private static Kind kind(Entry before, Entry after) {
        if (before.deprecated() != after.deprecated()) {
            return after.deprecated() ? Kind.DEPRECATED : Kind.RESTORED;
        }
        return before.broader().equals(after.broader()) ? Kind.CHANGED : Kind.MOVED;
    }

    private static List<Problem> problems(Scheme after, ReadFile file, List<Row> rows) {
        var problems = new Problems();
        file.problems()
                .forEach(problem -> problems.add(
                        problem.line(), problem.code(), problem.arguments().toArray()));
        var lines = new LinkedHashMap<String, Long>();
        file.drafts().forEach(draft -> lines.put(draft.entry().code(), draft.line()));
        var rules = new EntryRules(after);
        var owners = new HashMap<String, Integer>();
        after.all().forEach(entry -> owners.merge(entry.uri(), 1, Integer::sum));
        var codes = new ArrayList<String>();
        rows.forEach(row -> {
            codes.add(row.entry().code());
            long line = lines.getOrDefault(row.entry().code(), 0L);
            rules.problems(row.entry())
                    .forEach(problem -> problems.add(
                            line, problem.code(), problem.arguments().toArray()));
            if (owners.getOrDefault(row.entry().uri(), 0) > 1) {
                problems.add(
                        line,
                        "taxonomy.file.uri.twice",
                        Scheme.shown(row.entry().uri()));
            }
            if (!EntryRules.isAddress(row.entry().uri())) {
                problems.add(
                        line, "taxonomy.problem.match", Scheme.shown(row.entry().uri()));
            }
        });
        after.problems(codes)
                .forEach((code, problem) -> problems.add(
                        lines.getOrDefault(code, 0L),
                        problem.code(),
                        problem.arguments().toArray()));
        return problems.all().stream()
                .sorted(Comparator.comparingLong(Problem::line))
                .toList();
    }
}
