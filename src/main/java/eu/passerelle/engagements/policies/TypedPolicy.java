package eu.passerelle.engagements.policies;

import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import eu.passerelle.matching.Factor;
import eu.passerelle.matching.Policy;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A policy as somebody typed it.
 *
 * @param points by the factor's name; what is missing is 0
 * @param from the version that it was made from
 */
record TypedPolicy(Map<String, String> points, String newcomerPlaces, String from) {
    static final String NEWCOMERS = "newcomerPlaces";
    static final int LONGEST_REASON = 500;

    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,9}");

    static TypedPolicy of(Policy policy) {
        var points = new java.util.HashMap<String, String>();
        policy.points().forEach((factor, given) -> points.put(factor.name(), given.toString()));
        return new TypedPolicy(
                Map.copyOf(points), String.valueOf(policy.newcomerPlaces()), String.valueOf(policy.version()));
    }

    /** @param parameters of the form: the factors by their names, the newcomers’ places, and the version it was made from */
    static TypedPolicy read(Map<String, String> parameters) {
        var points = new java.util.HashMap<String, String>();
        for (var factor : Factor.Name.values()) {
            points.put(factor.name(), Typed.text(parameters.get(factor.name())));
        }
        return new TypedPolicy(
                Map.copyOf(points), Typed.text(parameters.get(NEWCOMERS)), Typed.text(parameters.get("from")));
    }

    /** @throws InvalidInput with all that is wrong at once */
    Policy checked() {
        var problems = new ArrayList<FieldProblem>();
        var numbers = new EnumMap<Factor.Name, Integer>(Factor.Name.class);
        for (var factor : Factor.Name.values()) {
            int number = number(points.getOrDefault(factor.name(), ""), Policy.MOST_POINTS);
            numbers.put(factor, number);
            if (number < 0) {
                problems.add(FieldProblem.of(factor.name(), "matching.problem.points", Policy.MOST_POINTS));
            }
        }
        if (numbers.values().stream().allMatch(number -> number == 0)) {
            problems.add(FieldProblem.of(Factor.Name.COVERAGE.name(), "matching.problem.noPoints"));
        }
        int newcomers = number(newcomerPlaces, Policy.MOST_NEWCOMER_PLACES);
        if (newcomers < 0) {
            problems.add(FieldProblem.of(NEWCOMERS, "matching.problem.newcomers", Policy.MOST_NEWCOMER_PLACES));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return new Policy(Math.max(1, number(from, Integer.MAX_VALUE - 1)) + 1, numbers, newcomers);
    }

    static String checkedReason(String typed) {
        String reason = Typed.text(typed);
        if (reason.isEmpty() || Typed.length(reason) > LONGEST_REASON) {
            throw new InvalidInput(List.of(FieldProblem.of("reason", "matching.problem.policyReason", LONGEST_REASON)));
        }
        return reason;
    }

    /** −1 for what is no whole number, or too large. */
    private static int number(String typed, int most) {
        if (typed.isEmpty()) {
            return 0;
        }
        if (!WHOLE_NUMBER.matcher(typed).matches()) {
            return -1;
        }
        int number = Integer.parseInt(typed);
        return number > most ? -1 : number;
    }
}
