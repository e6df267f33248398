package eu.passerelle.directory.profiles;

import eu.passerelle.directory.CefrLevel;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.ExpertStatus;
import eu.passerelle.directory.Visibility;
import eu.passerelle.directory.World;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.Typed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A part of a profile that the expert writes, and that is saved as one. */
sealed interface Section {
    /** What is stored now, in the same shape. */
    Section in(Expert expert);

    List<FieldProblem> problems(World world);

    /** Each field as text, for the history and for seeing whether something has changed. */
    Map<String, String> told();

    /** The same on every machine and after every restart, unlike a hash code of enums. */
    default String print() {
        return Integer.toHexString(told().hashCode());
    }

    /** @param texts by interface language; those that are empty are absent */
    record Summary(Map<String, String> texts) implements Section {
        static final int LONGEST = 3_000;

        @Override
        public Summary in(Expert expert) {
            return new Summary(expert.summary().byLanguage());
        }

        @Override
        public List<FieldProblem> problems(World world) {
            var problems = new ArrayList<FieldProblem>();
            if (texts.isEmpty()) {
                problems.add(FieldProblem.of("text-en", "directory.problem.summary.missing"));
            }
            for (InterfaceLanguage language : InterfaceLanguage.values()) {
                int length = Typed.length(texts.getOrDefault(language.code(), ""));
                if (length > LONGEST) {
                    problems.add(FieldProblem.of(
                            "text-" + language.code(), "directory.problem.tooLong", length, LONGEST, length - LONGEST));
                }
            }
            return problems;
        }

        @Override
        public Map<String, String> told() {
            return new TreeMap<>(texts);
        }
    }

    /** @param levels by ISO 639-1 code */
    record Languages(Map<String, CefrLevel> levels) implements Section {
        @Override
        public Languages in(Expert expert) {
            return new Languages(expert.languages());
        }

        @Override
        public List<FieldProblem> problems(World world) {
            return levels.isEmpty()
                    ? List.of(FieldProblem.of("language0", "directory.problem.languages.missing"))
                    : List.of();
        }

        @Override
        public Map<String, String> told() {
            var told = new TreeMap<String, String>();
            levels.forEach((code, level) -> told.put(code, level.name()));
            return told;
        }
    }

    /**
     * @param legalSystems countries under whose law the expert has worked
     * @param sectors by code
     */
    record Experience(Set<String> legalSystems, Set<String> sectors) implements Section {
        @Override
        public Experience in(Expert expert) {
            return new Experience(expert.legalSystems(), expert.sectors());
        }

        @Override
        public List<FieldProblem> problems(World world) {
            var problems = new ArrayList<FieldProblem>();
            if (sectors.isEmpty()) {
                problems.add(FieldProblem.of("sectors", "directory.problem.sectors.missing"));
            } else if (!world.sectors().keySet().containsAll(sectors)) {
                problems.add(FieldProblem.of("sectors", "directory.problem.sectors.unknown"));
            }
            if (!world.countries().keySet().containsAll(legalSystems)) {
                problems.add(FieldProblem.of("legalSystems", "directory.problem.country.unknown"));
            }
            return problems;
        }

        @Override
        public Map<String, String> told() {
            return Map.of("legalSystems", joined(legalSystems), "sectors", joined(sectors));
        }
    }

    /** @param paused not to be recommended until it is taken back */
    record Offer(
            boolean remote,
            Set<String> visitCountries,
            String hoursPerMonth,
            String parallelEngagements,
            Visibility visibility,
            boolean paused)
            implements Section {
        static final int MOST_HOURS = 80;
        static final int MOST_ENGAGEMENTS = 10;

        @Override
        public Offer in(Expert expert) {
            return new Offer(
                    expert.remote(),
                    expert.visitCountries(),
                    String.valueOf(expert.hoursPerMonth()),
                    String.valueOf(expert.parallelEngagements()),
                    expert.visibility(),
                    expert.status() == ExpertStatus.PAUSED);
        }

        @Override
        public List<FieldProblem> problems(World world) {
            var problems = new ArrayList<FieldProblem>();
            if (!remote && visitCountries.isEmpty()) {
                problems.add(FieldProblem.of("remote", "directory.problem.offer.missing"));
            }
            if (!world.countries().keySet().containsAll(visitCountries)) {
                problems.add(FieldProblem.of("visitCountries", "directory.problem.country.unknown"));
            }
            if (!isWithin(hoursPerMonth, MOST_HOURS)) {
                problems.add(FieldProblem.of("hoursPerMonth", "directory.problem.hours", MOST_HOURS));
            }
            if (!isWithin(parallelEngagements, MOST_ENGAGEMENTS)) {
                problems.add(FieldProblem.of("parallelEngagements", "directory.problem.engagements", MOST_ENGAGEMENTS));
            }
            return problems;
        }

        @Override
        public Map<String, String> told() {
            return Map.of(
                    "remote", String.valueOf(remote),
                    "visitCountries", joined(visitCountries),
                    "hoursPerMonth", hoursPerMonth,
                    "parallelEngagements", parallelEngagements,
                    "visibility", visibility.name(),
                    "paused", String.valueOf(paused));
        }

        private static boolean isWithin(String typed, int most) {
            return typed.matches("[0-9]{1,3}") && Integer.parseInt(typed) >= 1 && Integer.parseInt(typed) <= most;
        }
    }

    private static String joined(Set<String> codes) {
        return String.join(" ", new TreeSet<>(codes));
    }
}
