package eu.passerelle.matching;

import eu.passerelle.directory.Taxonomy;
import eu.passerelle.directory.World;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a query must be before anybody looks for mentors. */
@Component
class QueryChecks {
    static final int MOST_NEEDS = 8;
    static final int MOST_HOURS = 200;
    /** More than the two answers of a request together. Counted as people count: an emoji is one. */
    static final int MOST_CHARACTERS = 10_000;

    private static final int LONGEST_WINDOW_YEARS = 2;
    private static final int FARTHEST_YEARS = 2;

    private final Taxonomy taxonomy;
    private final World world;

    QueryChecks(Taxonomy taxonomy, World world) {
        this.taxonomy = taxonomy;
        this.world = world;
    }

    /** @throws InvalidInput with all that is wrong at once */
    void require(MentorQuery query, LocalDate today) {
        var problems = new ArrayList<FieldProblem>();
        checkNeeds(query.needs(), problems);
        query.languages().stream()
                .filter(code -> !world.languages().containsKey(code))
                .forEach(code -> problems.add(FieldProblem.of("languages", "matching.problem.language", code)));
        if (query.languages().isEmpty()) {
            problems.add(FieldProblem.of("languages", "matching.problem.languages"));
        }
        if (query.hours() < 1 || query.hours() > MOST_HOURS) {
            problems.add(FieldProblem.of("hours", "matching.problem.hours", MOST_HOURS));
        }
        if (query.words().codePointCount(0, query.words().length()) > MOST_CHARACTERS) {
            problems.add(FieldProblem.of("words", "matching.problem.words", MOST_CHARACTERS));
        }
        checkWindow(query, today, problems);
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    private void checkNeeds(List<Need> needs, List<FieldProblem> problems) {
        if (needs.isEmpty() || needs.size() > MOST_NEEDS) {
            problems.add(FieldProblem.of("needs", "matching.problem.needs", MOST_NEEDS));
        }
        for (int i = 0; i < needs.size(); i++) {
            Need need = needs.get(i);
            if (taxonomy.find(need.competence()).isEmpty()) {
                problems.add(FieldProblem.of(
                        "needs[" + i + "].competence",
                        "matching.problem.competence",
                        need.competence().value()));
            }
            if (need.weight() < 1 || need.weight() > 3) {
                problems.add(FieldProblem.of("needs[" + i + "].weight", "matching.problem.weight"));
            }
            if (need.level() < 1 || need.level() > 4) {
                problems.add(FieldProblem.of("needs[" + i + "].level", "matching.problem.level"));
            }
        }
    }

    /** A window begins within two years and is no longer than that; what ends far away is not reckoned with any further. */
    private static void checkWindow(MentorQuery query, LocalDate today, List<FieldProblem> problems) {
        if (query.until().isBefore(today)) {
            problems.add(FieldProblem.of("until", "matching.problem.windowPast"));
        } else if (query.until().isBefore(query.from())) {
            problems.add(FieldProblem.of("until", "matching.problem.windowOrder"));
        } else if (query.from().isAfter(today.plusYears(FARTHEST_YEARS))) {
            problems.add(FieldProblem.of("from", "matching.problem.windowFar", FARTHEST_YEARS));
        } else if (query.until().isAfter(query.from().plusYears(LONGEST_WINDOW_YEARS))) {
            problems.add(FieldProblem.of("until", "matching.problem.windowLong"));
        }
    }
}
