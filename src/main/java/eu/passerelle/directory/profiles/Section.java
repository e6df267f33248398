package eu.passerelle.directory.profiles;

import eu.passerelle.directory.CefrLevel;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.ExpertStatus;
import eu.passerelle.directory.Visibility;
import eu.passerelle.directory.World;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.Typed;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A part of a profile that the expert writes, and that is saved as one. */
sealed interface Section {
    /** What is stored now, in the same shape. */
    Section in(Profile profile);

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
        public Summary in(Profile profile) {
            return new Summary(profile.expert().summary().byLanguage());
        }

        @Override
        public List<FieldProblem> problems(World world) {
            var problems = new ArrayList<FieldProblem>();
            if (texts.isEmpty()) {
                problems.add(FieldProblem.of("text-en", "directory.problem.summary.missing"));
            }
            for (InterfaceLanguage language : InterfaceLanguage.values()) {
                String text = texts.getOrDefault(language.code(), "");
                FieldProblem.tooLong("text-" + language.code(), "directory.problem.tooLong", text, LONGEST)
                        .ifPresent(problems::add);
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
        public Languages in(Profile profile) {
            return new Languages(profile.expert().languages());
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
        public Experience in(Profile profile) {
            Expert expert = profile.expert();
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

    /** For whom the expert works and has worked: conflicts of interest are found by it. */
    record Employments(List<Job> jobs) implements Section {
        static final int MOST = 20;
        private static final int LONGEST_NAME = 100;
        private static final LocalDate EARLIEST = LocalDate.of(1950, 1, 1);

        /** Days as typed: ISO 8601, or empty for since long ago and for still. */
        record Job(String organisation, String from, String to) {
            static Job of(Profile.Employment job) {
                return new Job(
                        job.organisation(),
                        job.from().map(LocalDate::toString).orElse(""),
                        job.to().map(LocalDate::toString).orElse(""));
            }

            Optional<LocalDate> since() {
                return day(from);
            }

            Optional<LocalDate> until() {
                return day(to);
            }

            private static Optional<LocalDate> day(String typed) {
                try {
                    return Optional.of(LocalDate.parse(typed))
                            .filter(day -> !day.isBefore(EARLIEST) && day.isBefore(EARLIEST.plusYears(200)));
                } catch (DateTimeException e) {
                    return Optional.empty();
                }
            }
        }

        @Override
        public Employments in(Profile profile) {
            return new Employments(profile.employments().stream().map(Job::of).toList());
        }

        @Override
        public List<FieldProblem> problems(World world) {
            var problems = new ArrayList<FieldProblem>();
            var seen = new HashSet<String>();
            for (int i = 0; i < jobs.size(); i++) {
                Job job = jobs.get(i);
                if (job.organisation().isEmpty() || Typed.length(job.organisation()) > LONGEST_NAME) {
                    problems.add(FieldProblem.of("organisation" + i, "directory.problem.organisation", LONGEST_NAME));
                }
                if (!seen.add(job.organisation() + " " + job.from())) {
                    problems.add(FieldProblem.of("organisation" + i, "directory.problem.organisation.twice"));
                }
                if (!job.from().isEmpty() && job.since().isEmpty()) {
                    problems.add(FieldProblem.of("from" + i, "directory.problem.day"));
                }
                problems.addAll(problemsOfEnd(i, job));
            }
            return problems;
        }

        private static List<FieldProblem> problemsOfEnd(int i, Job job) {
            if (!job.to().isEmpty() && job.until().isEmpty()) {
                return List.of(FieldProblem.of("to" + i, "directory.problem.day"));
            }
            boolean backwards = job.until()
                    .filter(end -> job.since().filter(end::isBefore).isPresent())
                    .isPresent();
            return backwards ? List.of(FieldProblem.of("to" + i, "directory.problem.order")) : List.of();
        }

        @Override
        public Map<String, String> told() {
            var told = new TreeMap<String, String>();
            jobs.forEach(job ->
                    told.merge(job.organisation(), job.from() + " – " + job.to(), (one, other) -> one + ", " + other));
            return told;
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
        public Offer in(Profile profile) {
            Expert expert = profile.expert();
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
