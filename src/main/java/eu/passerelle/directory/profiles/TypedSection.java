package eu.passerelle.directory.profiles;

import eu.passerelle.directory.CefrLevel;
import eu.passerelle.directory.Visibility;
import eu.passerelle.directory.World;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.Typed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;

/** Reads the sections of a profile from the fields of a form. */
record TypedSection(MultiValueMap<String, String> fields) {
    private static final int SPARE_ROWS = 3;
    private static final int MOST_ROWS = 40;
    private static final Section.Employments.Job NO_JOB = new Section.Employments.Job("", "", "");

    /** A language and how well, as typed; both may be empty. */
    record Row(String language, String level) {}

    Section.Summary summary() {
        var texts = new TreeMap<String, String>();
        for (InterfaceLanguage language : InterfaceLanguage.values()) {
            String text = first(fields, "text-" + language.code());
            if (!text.isEmpty()) {
                texts.put(language.code(), text);
            }
        }
        return new Section.Summary(texts);
    }

    Section.Languages languages() {
        var levels = new TreeMap<String, CefrLevel>();
        languageRows().forEach(row -> level(row.level()).ifPresent(level -> levels.putIfAbsent(row.language(), level)));
        levels.remove("");
        return new Section.Languages(levels);
    }

    /** What no stored section could say: half a row, a row twice, a language that does not exist. */
    List<FieldProblem> languageProblems(World world) {
        var problems = new ArrayList<FieldProblem>();
        var seen = new HashSet<String>();
        List<Row> rows = languageRows();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (row.language().isEmpty()) {
                continue;
            }
            if (!world.languages().containsKey(row.language())) {
                problems.add(FieldProblem.of("language" + i, "directory.problem.language.unknown"));
            } else if (!seen.add(row.language())) {
                problems.add(FieldProblem.of("language" + i, "directory.problem.language.twice"));
            }
            if (level(row.level()).isEmpty()) {
                problems.add(FieldProblem.of("level" + i, "directory.problem.level.missing"));
            }
        }
        return problems;
    }

    List<Row> languageRows() {
        return IntStream.range(0, MOST_ROWS)
                .filter(i -> fields.containsKey("language" + i))
                .mapToObj(i -> new Row(first(fields, "language" + i), first(fields, "level" + i)))
                .toList();
    }

    static List<Row> rows(Section.Languages languages) {
        Stream<Row> spoken = languages.levels().entrySet().stream()
                .map(entry -> new Row(entry.getKey(), entry.getValue().name()));
        return Stream.concat(spoken, Stream.generate(() -> new Row("", "")).limit(SPARE_ROWS))
                .toList();
    }

    /** Rows without a name and without days are no rows. */
    Section.Employments employments() {
        return new Section.Employments(IntStream.range(0, MOST_ROWS)
                .filter(i -> fields.containsKey("organisation" + i))
                .mapToObj(this::job)
                .filter(job -> !job.equals(NO_JOB))
                .limit(Section.Employments.MOST)
                .toList());
    }

    private Section.Employments.Job job(int i) {
        return new Section.Employments.Job(
                first(fields, "organisation" + i).replaceAll("\\s+", " "),
                first(fields, "from" + i),
                first(fields, "to" + i));
    }

    static List<Section.Employments.Job> rows(Section.Employments employments) {
        return Stream.concat(
                        employments.jobs().stream(),
                        Stream.generate(() -> NO_JOB).limit(SPARE_ROWS))
                .toList();
    }

    Section.Experience experience() {
        return new Section.Experience(ticked("legalSystems"), ticked("sectors"));
    }

    Section.Offer offer() {
        return new Section.Offer(
                fields.containsKey("remote"),
                ticked("visitCountries"),
                first(fields, "hoursPerMonth"),
                first(fields, "parallelEngagements"),
                visibility(),
                fields.containsKey("paused"));
    }

    /** What is forged hides: nobody is shown by a mistake. */
    private Visibility visibility() {
        String typed = first(fields, "visibility");
        return Arrays.stream(Visibility.values())
                .filter(known -> known.name().equals(typed))
                .findFirst()
                .orElse(Visibility.COORDINATORS);
    }

    private Set<String> ticked(String name) {
        return new TreeSet<>(fields.getOrDefault(name, List.of()));
    }

    private static Optional<CefrLevel> level(String typed) {
        return Arrays.stream(CefrLevel.values())
                .filter(known -> known.name().equals(typed))
                .findFirst();
    }

    static String first(MultiValueMap<String, String> fields, String name) {
        return Typed.text(fields.getFirst(name));
    }
}
