import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes each control of src/test/resources/removals.txt out of the code, runs the one test that must miss it, and puts it
 * back: {@code java src/test/scripts/RemoveControls.java [word in the row, the test or the file]...}. Controls that share
 * neither lines nor a test go in one round. What is not committed stays as it was; while it runs, leave the files alone.
 */
final class RemoveControls {
    private static final Path LIST = Path.of("src/test/resources/removals.txt");
    private static final Path REPORTS = Path.of("target/surefire-reports");
    /** So many that fail alike do so for one reason. */
    private static final int MANY = 4;

    private static final String TEST =
            System.getenv().getOrDefault("TEST_COMMAND", "./mvnw -q -B --no-transfer-progress test -Dtest={}");

    private RemoveControls() {}

    record Removal(String rows, String test, Path file, String before, String after) {
        static Removal of(String block) {
            List<String> lines = block.lines().toList();
            int last = lines.getFirst().lastIndexOf(' ');
            return new Removal(
                    lines.getFirst().substring(0, last),
                    lines.getFirst().substring(last + 1),
                    Path.of(lines.get(1)),
                    those(lines, "-"),
                    those(lines, "+"));
        }

        private static String those(List<String> lines, String sign) {
            return lines.stream()
                    .skip(2)
                    .filter(line -> line.startsWith(sign))
                    .map(line -> line.substring(1))
                    .collect(Collectors.joining("\n"));
        }

        String testClass() {
            return test.substring(0, test.indexOf('.'));
        }

        String method() {
            return test.substring(test.indexOf('.') + 1);
        }

        boolean fitsBeside(Removal other) {
            boolean sameLines = file.equals(other.file)
                    && before.lines().anyMatch(line -> line.length() > 3 && other.before.contains(line.strip()));
            return !sameLines && !test.equals(other.test);
        }

        boolean isAbout(String... words) {
            return words.length == 0
                    || Stream.of(words).anyMatch(word -> (rows + " " + test + " " + file).contains(word));
        }
    }

    public static void main(String... words) throws IOException, InterruptedException {
        List<Removal> all = Stream.of(Files.readString(LIST).split("\n\n+"))
                .map(Removal::of)
                .filter(removal -> removal.isAbout(words))
                .toList();
        var green = new ArrayList<String>();
        for (List<Removal> round : rounds(all)) {
            green.addAll(missed(round));
        }
        System.out.printf("%d of %d controls are missed by their tests.%n", all.size() - green.size(), all.size());
        green.forEach(test -> System.out.println("  still green: " + test));
        System.exit(green.isEmpty() ? 0 : 1);
    }

    private static List<List<Removal>> rounds(List<Removal> all) {
        var rounds = new ArrayList<List<Removal>>();
        for (Removal removal : all) {
            rounds.stream()
                    .filter(round -> round.stream().allMatch(removal::fitsBeside))
                    .findFirst()
                    .orElseGet(() -> {
                        rounds.add(new ArrayList<>());
                        return rounds.getLast();
                    })
                    .add(removal);
        }
        return rounds;
    }

    /** @return the tests that stayed green */
    private static List<String> missed(List<Removal> round) throws IOException, InterruptedException {
        Map<Path, String> originals = new LinkedHashMap<>();
        try {
            for (Removal removal : round) {
                String source = Files.readString(removal.file());
                if (source.split(Pattern.quote(removal.before()), -1).length != 2) {
                    throw new IllegalStateException(removal.file() + " has not once:\n" + removal.before());
                }
                originals.putIfAbsent(removal.file(), source);
                Files.writeString(removal.file(), source.replace(removal.before(), removal.after()));
            }
            deleteReports();
            String tests = round.stream()
                    .collect(Collectors.groupingBy(
                            Removal::testClass,
                            TreeMap::new,
                            Collectors.mapping(removal -> removal.method() + "*", Collectors.joining("+"))))
                    .entrySet()
                    .stream()
                    .map(all -> all.getKey() + "#" + all.getValue())
                    .collect(Collectors.joining(","));
            new ProcessBuilder(TEST.replace("{}", tests).split(" "))
                    .redirectErrorStream(true)
                    .redirectOutput(new File("target/removals.log"))
                    .start()
                    .waitFor();
        } finally {
            for (Map.Entry<Path, String> original : originals.entrySet()) {
                Files.writeString(original.getKey(), original.getValue());
            }
        }
        Map<Removal, String> failures = new LinkedHashMap<>();
        for (Removal removal : round) {
            failures.put(removal, failure(removal));
        }
        Map<String, Long> alike = failures.values().stream()
                .collect(Collectors.groupingBy(RemoveControls::beginning, Collectors.counting()));
        var green = new ArrayList<String>();
        for (Removal removal : round) {
            String failure = failures.getOrDefault(removal, "");
            if (!failure.startsWith("?") && alike.getOrDefault(beginning(failure), 0L) > MANY) {
                failure = "? fails as others do, perhaps by their control: try it alone: " + failure;
            }
            System.out.printf("%-22s %s%n      %s%n", removal.rows(), removal.test(), failure);
            if (failure.startsWith("?")) {
                green.add(removal.rows() + " " + removal.test());
            }
        }
        return green;
    }

    private static String beginning(String failure) {
        return failure.substring(0, Math.min(60, failure.length()));
    }

    private static void deleteReports() throws IOException {
        if (Files.isDirectory(REPORTS)) {
            try (Stream<Path> files = Files.list(REPORTS)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** How the test failed, so that one sees that it did for this control; with a question mark where it did not. */
    private static String failure(Removal removal) throws IOException {
        Set<String> found = new TreeSet<>();
        boolean ran = false;
        if (Files.isDirectory(REPORTS)) {
            try (Stream<Path> files = Files.list(REPORTS)) {
                for (Path file : files.filter(path -> path.toString().endsWith(removal.testClass() + ".xml"))
                        .toList()) {
                    Matcher cases = Pattern.compile(
                                    "<testcase name=\"" + Pattern.quote(removal.method())
                                            + "[^\"]*\"[^>]*?(?:/>|>(.*?)</testcase>)",
                                    Pattern.DOTALL)
                            .matcher(Files.readString(file));
                    while (cases.find()) {
                        ran = true;
                        if (cases.group(1) != null && cases.group(1).matches("(?s).*<(failure|error).*")) {
                            found.add(cases.group(1).strip().replaceAll("\\s+", " "));
                        }
                    }
                }
            }
        }
        boolean started = found.stream().noneMatch(text -> text.contains("Failed to load ApplicationContext"));
        if (!ran || !started) {
            return "? did not run; see target/removals.log";
        }
        return found.isEmpty() ? "? still green" : found.iterator().next().replaceFirst("(.{0,200}).*", "$1");
    }
}
