package eu.passerelle.conflicts;

import eu.passerelle.cities.Cities;
import eu.passerelle.cities.City;
import eu.passerelle.cities.Team;
import eu.passerelle.cities.Teams;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.kernel.Typed;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A new entry of the register as somebody typed it. Employments are no part of it: they are entered in the profile. */
record TypedInterest(String kind, String target, String name, String team, String since, String until, String note) {
    static final TypedInterest EMPTY = new TypedInterest("", "", "", "", "", "", "");
    static final int LONGEST_NAME = 200;
    static final int LONGEST_NOTE = 1_000;

    private static final int CITIES_LOOKED_AT = 5;
    private static final LocalDate EARLIEST = LocalDate.of(1950, 1, 1);

    TypedInterest {
        kind = Typed.text(kind);
        target = Typed.text(target);
        name = Typed.text(name).replaceAll("\\s+", " ");
        team = Typed.text(team);
        since = Typed.text(since);
        until = Typed.text(until);
        note = Typed.text(note);
    }

    /**
     * @param teams empty for who may not see them: then no team can be meant
     * @throws InvalidInput with all that is wrong at once
     */
    Declared checked(Cities cities, Optional<Teams> teams) {
        var problems = new ArrayList<FieldProblem>();
        Optional<Tie.Kind> kindMeant = kind(problems);
        Optional<Interest.Target> targetMeant = targetMeant(teams.isPresent(), problems);
        Optional<Concerned> concerned = targetMeant.flatMap(meant -> concerned(meant, cities, teams, problems));
        Optional<LocalDate> first = date("since", since, problems);
        Optional<LocalDate> last = date("until", until, problems);
        if (first.isPresent() && last.isPresent() && last.get().isBefore(first.get())) {
            problems.add(FieldProblem.of("until", "conflicts.problem.order"));
        }
        if (Typed.length(note) > LONGEST_NOTE) {
            problems.add(FieldProblem.of("note", "conflicts.problem.note", LONGEST_NOTE));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        Concerned meant = concerned.orElseThrow();
        return new Declared(
                kindMeant.orElseThrow(), targetMeant.orElseThrow(), meant.key(), meant.name(), first, last, note);
    }

    private record Concerned(String key, String name) {}

    private Optional<Tie.Kind> kind(List<FieldProblem> problems) {
        Optional<Tie.Kind> meant = List.of(Tie.Kind.values()).stream()
                .filter(one -> one != Tie.Kind.EMPLOYMENT && one.name().equals(kind))
                .findFirst();
        if (meant.isEmpty()) {
            problems.add(FieldProblem.of("kind", "conflicts.problem.kind"));
        }
        return meant;
    }

    private Optional<Interest.Target> targetMeant(boolean mayBeTeam, List<FieldProblem> problems) {
        Optional<Interest.Target> meant = List.of(Interest.Target.values()).stream()
                .filter(one -> one.name().equals(target))
                .filter(one -> one != Interest.Target.TEAM || mayBeTeam)
                .findFirst();
        if (meant.isEmpty()) {
            problems.add(FieldProblem.of("target", "conflicts.problem.target"));
        }
        return meant;
    }

    private Optional<Concerned> concerned(
            Interest.Target meant, Cities cities, Optional<Teams> teams, List<FieldProblem> problems) {
        return switch (meant) {
            case ORGANISATION -> organisation(problems);
            case CITY -> city(cities, problems);
            case TEAM -> team(teams.orElseThrow(), problems);
        };
    }

    private Optional<Concerned> organisation(List<FieldProblem> problems) {
        if (name.isEmpty() || Typed.length(name) > LONGEST_NAME) {
            problems.add(FieldProblem.of("name", "conflicts.problem.name", LONGEST_NAME));
            return Optional.empty();
        }
        return Optional.of(new Concerned("", name));
    }

    /** The one that is meant: the only one found, or the only one of just this name. */
    private Optional<Concerned> city(Cities cities, List<FieldProblem> problems) {
        List<City> found = cities.find(name, CITIES_LOOKED_AT);
        List<City> same = found.stream()
                .filter(city -> city.name().equalsIgnoreCase(name))
                .toList();
        List<City> meant = same.isEmpty() ? found : same;
        if (meant.size() != 1) {
            String like = String.join(", ", found.stream().map(City::name).toList());
            problems.add(
                    found.isEmpty()
                            ? FieldProblem.of("name", "conflicts.problem.city")
                            : FieldProblem.of("name", "conflicts.problem.cities", like));
            return Optional.empty();
        }
        return Optional.of(new Concerned(meant.getFirst().id(), meant.getFirst().name()));
    }

    private Optional<Concerned> team(Teams teams, List<FieldProblem> problems) {
        Optional<Team> meant = team.isEmpty() ? Optional.empty() : teams.find(new TeamId(team));
        if (meant.isEmpty()) {
            problems.add(FieldProblem.of("team", "conflicts.problem.team"));
        }
        return meant.map(found -> new Concerned(found.id().value(), found.name()));
    }

    private static Optional<LocalDate> date(String field, String typed, List<FieldProblem> problems) {
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(typed)).filter(day -> isLikely(field, day, problems));
        } catch (DateTimeException e) {
            problems.add(FieldProblem.of(field, "conflicts.problem.date"));
            return Optional.empty();
        }
    }

    private static boolean isLikely(String field, LocalDate day, List<FieldProblem> problems) {
        boolean likely = !day.isBefore(EARLIEST) && day.isBefore(EARLIEST.plusYears(200));
        if (!likely) {
            problems.add(FieldProblem.of(field, "conflicts.problem.date"));
        }
        return likely;
    }
}
