package eu.passerelle.engagements.closing;

import eu.passerelle.engagements.closing.Closing.Again;
import eu.passerelle.engagements.closing.Closing.RatedNeed;
import eu.passerelle.engagements.closing.Closing.Rating;
import eu.passerelle.engagements.closing.Closing.Reason;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import eu.passerelle.scheduling.Side;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.util.MultiValueMap;

/** A report as it was typed, right or wrong. */
record TypedReport(Map<String, String> fields) {
    static final TypedReport NONE = new TypedReport(Map.of());
    static final String HARD_TO_SAY = "HARD_TO_SAY";

    private static final int LONGEST_EVIDENCE = 300;
    private static final int LONGEST_FEEDBACK = 1_000;
    private static final int MOST_HOURS = 2_000;

    static TypedReport of(MultiValueMap<String, String> sent) {
        var fields = new HashMap<String, String>();
        sent.keySet().forEach(name -> fields.put(name, Typed.text(sent.getFirst(name))));
        return new TypedReport(Map.copyOf(fields));
    }

    /** What a side has said before, to be changed. */
    static TypedReport of(Closing closing, Side side) {
        var fields = new HashMap<String, String>();
        closing.needs()
                .forEach(need -> need.by(side).ifPresent(rating -> {
                    fields.put(
                            attainmentField(need.competence()),
                            rating.attainment().map(Attainment::name).orElse(HARD_TO_SAY));
                    fields.put(evidenceField(need.competence()), rating.evidence());
                }));
        closing.begun().ifPresent(begun -> {
            fields.put("reason", begun.reason().name());
            Optional.ofNullable(begun.feedback().get(side)).ifPresent(said -> {
                fields.put("again", said.again().name());
                fields.put("helped", said.helped());
                fields.put("missed", said.missed());
            });
        });
        closing.hoursSpent().ifPresent(hours -> fields.put("hours", String.valueOf(hours)));
        return new TypedReport(Map.copyOf(fields));
    }

    public String field(String name) {
        return fields.getOrDefault(name, "");
    }

    public static String attainmentField(CompetenceCode competence) {
        return "attainment-" + competence;
    }

    public static String evidenceField(CompetenceCode competence) {
        return "evidence-" + competence;
    }

    /** @throws InvalidInput naming all that is to be mended */
    Report read(Closing closing, Side side) {
        var problems = new ArrayList<FieldProblem>();
        Optional<Reason> reason = closing.begun().map(Closing.Begun::reason).or(() -> Reason.find(field("reason")));
        if (reason.isEmpty()) {
            problems.add(FieldProblem.of("reason", "closing.problem.reason"));
        }
        Map<CompetenceCode, Rating> ratings = ratings(closing.needs(), problems);
        Optional<Integer> hours = side == Side.EXPERT ? hours(problems) : Optional.empty();
        Optional<Again> again = Again.find(field("again"));
        if (again.isEmpty()) {
            problems.add(FieldProblem.of("again", "closing.problem.again"));
        }
        requireShort("helped", LONGEST_FEEDBACK, problems);
        requireShort("missed", LONGEST_FEEDBACK, problems);
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return new Report(reason.orElseThrow(), ratings, hours, again.orElseThrow(), field("helped"), field("missed"));
    }

    private Map<CompetenceCode, Rating> ratings(List<RatedNeed> needs, List<FieldProblem> problems) {
        var ratings = new LinkedHashMap<CompetenceCode, Rating>();
        needs.forEach(need -> {
            String typed = field(attainmentField(need.competence()));
            Optional<Attainment> attainment = Attainment.find(typed);
            if (attainment.isEmpty() && !typed.equals(HARD_TO_SAY)) {
                problems.add(FieldProblem.of(attainmentField(need.competence()), "closing.problem.attainment"));
            }
            requireShort(evidenceField(need.competence()), LONGEST_EVIDENCE, problems);
            ratings.put(need.competence(), new Rating(attainment, field(evidenceField(need.competence()))));
        });
        return Collections.unmodifiableMap(ratings);
    }

    private Optional<Integer> hours(List<FieldProblem> problems) {
        String typed = field("hours");
        if (typed.matches("\\d{1,4}") && Integer.parseInt(typed) <= MOST_HOURS) {
            return Optional.of(Integer.valueOf(typed));
        }
        problems.add(FieldProblem.of("hours", "closing.problem.hours", MOST_HOURS));
        return Optional.empty();
    }

    private void requireShort(String name, int longest, List<FieldProblem> problems) {
        FieldProblem.tooLong(name, "engagements.problem.tooLong", field(name), longest)
                .ifPresent(problems::add);
    }
}
