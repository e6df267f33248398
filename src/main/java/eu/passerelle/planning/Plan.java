package eu.passerelle.planning;

import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.planning.paths.Chains;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A team's plan with all its parts, in the order of their numbers; removed parts are not among them. */
record Plan(PlanId id, TeamId team, State state, Instant begunAt, List<Part> parts) {
    static final int LEAST_MONTHS = 12;
    static final int MOST_MONTHS = 36;

    /** The message key {@code planning.state.<state>} words each. */
    enum State {
        LIVING,
        /** Kept to be read. */
        CLOSED
    }

    Plan {
        parts = List.copyOf(parts);
    }

    public boolean isLiving() {
        return state == State.LIVING;
    }

    void requireLiving() {
        if (!isLiving()) {
            throw new Conflict("planning.conflict.closed");
        }
    }

    public Part head() {
        return of(Kind.HEAD).getFirst();
    }

    public LocalDate start() {
        return head().day(Field.START).orElseThrow();
    }

    public int months() {
        return Integer.parseInt(head().text(Field.MONTHS));
    }

    /** The last day. */
    public LocalDate end() {
        return start().plusMonths(months()).minusDays(1);
    }

    List<Part> of(Kind kind) {
        return parts.stream().filter(part -> part.kind() == kind).toList();
    }

    public List<Part> goals() {
        return of(Kind.GOAL);
    }

    public List<Part> measures() {
        return of(Kind.MEASURE);
    }

    public List<Part> risks() {
        return of(Kind.RISK);
    }

    public List<Part> milestones() {
        return of(Kind.MILESTONE);
    }

    Optional<Part> find(String part) {
        return parts.stream().filter(one -> one.id().equals(part)).findFirst();
    }

    Map<String, Part> byId() {
        return parts.stream().collect(Collectors.toMap(Part::id, Function.identity()));
    }

    public List<Part> measuresOf(Part goal) {
        return measures().stream()
                .filter(measure -> measure.text(Field.GOAL_OF).equals(goal.id()))
                .toList();
    }

    /** Those that no goal has. */
    public List<Part> looseMeasures() {
        return measures().stream()
                .filter(measure -> !measure.says(Field.GOAL_OF))
                .toList();
    }

    public List<Part> indicatorsOf(Part goalOrMeasure) {
        return of(Kind.INDICATOR).stream()
                .filter(indicator -> indicator.text(Field.OF).equals(goalOrMeasure.id()))
                .toList();
    }

    /** Its own, then those of its measures. */
    List<Part> indicatorsToward(Part goal) {
        return Stream.concat(Stream.of(goal), measuresOf(goal).stream())
                .flatMap(part -> indicatorsOf(part).stream())
                .toList();
    }

    /** Those that lead to no goal, not by a measure either. */
    public List<Part> looseIndicators() {
        Set<String> loose = looseMeasures().stream().map(Part::id).collect(Collectors.toSet());
        return of(Kind.INDICATOR).stream()
                .filter(indicator -> !indicator.says(Field.OF) || loose.contains(indicator.text(Field.OF)))
                .toList();
    }

    /** In the order of their days. */
    public List<Part> readingsOf(Part indicator) {
        return of(Kind.READING).stream()
                .filter(reading -> reading.text(Field.INDICATOR_OF).equals(indicator.id()))
                .sorted((one, other) -> one.text(Field.DAY).compareTo(other.text(Field.DAY)))
                .toList();
    }

    /** What open measures wait for; those that are over take no more days, and one without days takes none. */
    Chains chains() {
        List<Part> open = measures().stream()
                .filter(measure -> !measure.status().isOver())
                .toList();
        return new Chains(
                open.stream().collect(Collectors.toMap(Part::id, Plan::days)),
                open.stream().collect(Collectors.toMap(Part::id, measure -> measure.many(Field.DEPENDS_ON))));
    }

    private static long days(Part measure) {
        return measure.day(Field.DUE)
                .map(due -> ChronoUnit.DAYS.between(measure.day(Field.START).orElse(due), due) + 1)
                .orElse(0L);
    }
}
