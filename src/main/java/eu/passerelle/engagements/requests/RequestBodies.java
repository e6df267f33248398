package eu.passerelle.engagements.requests;

import eu.passerelle.directory.World;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import eu.passerelle.matching.Need;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads requests from JSON, and says in one go all that is unknown in them. */
@Component
class RequestBodies {
    private static final Map<String, String> NAMES = Map.of(
            "now", "situation.now",
            "change", "situation.change",
            "q", "needs");

    private final NeedChoices choices;
    private final World world;

    RequestBodies(NeedChoices choices, World world) {
        this.choices = choices;
        this.world = world;
    }

    /** Days are ISO 8601; everything may be left out of a draft. */
    record Draft(
            @Nullable SituationBody situation,
            @Nullable String phase,
            @Nullable String country,
            @Nullable String legal,
            @Nullable List<NeedBody> needs,
            @Nullable Set<String> languages,
            @Nullable String form,
            @Nullable String from,
            @Nullable String until,
            @Nullable Integer hours) {}

    record SituationBody(@Nullable String now, @Nullable String change) {}

    /** @param weight 1 helpful, 2 important, 3 essential; @param level wanted, 1 to 4; @param because why, optional */
    record NeedBody(
            @Nullable String competence,
            @Nullable Integer weight,
            @Nullable Integer level,
            @Nullable String because) {}

    Content content(Draft body) {
        var problems = new ArrayList<FieldProblem>();
        List<Need> needs = needs(body, problems);
        Set<String> languages = languages(body, problems);
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        var situation = body.situation() == null ? new SituationBody("", "") : body.situation();
        return new Content(
                new Content.Situation(Typed.text(situation.now()), Typed.text(situation.change())),
                new Content.Frame(Typed.text(body.phase()), Typed.text(body.country()), Typed.text(body.legal())),
                needs,
                because(body),
                new TreeSet<>(languages),
                new Meeting(
                        Typed.text(body.form()),
                        Typed.text(body.from()),
                        Typed.text(body.until()),
                        body.hours() == null ? "" : body.hours().toString()));
    }

    static FieldProblem namedAsInBody(FieldProblem problem) {
        return new FieldProblem(
                NAMES.getOrDefault(problem.field(), problem.field()), problem.code(), problem.arguments());
    }

    private List<Need> needs(Draft body, List<FieldProblem> problems) {
        var needs = new ArrayList<Need>();
        List<NeedBody> given = body.needs() == null ? List.of() : body.needs();
        for (int i = 0; i < given.size(); i++) {
            NeedBody need = given.get(i) == null ? new NeedBody(null, null, null, null) : given.get(i);
            need(need, "needs[" + i + "].", needs, problems);
        }
        return needs;
    }

    /** As its competence is known by now; what is not needed is left out there. */
    private Map<CompetenceCode, String> because(Draft body) {
        List<NeedBody> given = body.needs() == null ? List.of() : body.needs();
        var because = new HashMap<CompetenceCode, String>();
        for (NeedBody need : given) {
            if (need != null && !Typed.text(need.because()).isEmpty()) {
                because.putIfAbsent(choices.known(Typed.text(need.competence())), Typed.text(need.because()));
            }
        }
        return because;
    }

    private void need(NeedBody given, String path, List<Need> needs, List<FieldProblem> problems) {
        int weight = given.weight() == null ? 2 : given.weight();
        int level = given.level() == null ? 3 : given.level();
        if (weight < 1 || weight > 3) {
            problems.add(FieldProblem.of(path + "weight", "engagements.problem.rating", 3));
        }
        if (level < 1 || level > 4) {
            problems.add(FieldProblem.of(path + "level", "engagements.problem.rating", 4));
        }
        String code = Typed.text(given.competence());
        try {
            var need = new Need(choices.known(code), weight, level);
            if (needs.stream().noneMatch(other -> other.competence().equals(need.competence()))) {
                needs.add(need);
            }
        } catch (InvalidInput e) {
            e.problems()
                    .forEach(problem ->
                            problems.add(new FieldProblem(path + "competence", problem.code(), problem.arguments())));
        }
    }

    private Set<String> languages(Draft body, List<FieldProblem> problems) {
        Set<String> given = body.languages() == null ? Set.of() : body.languages();
        given.stream()
                .map(Typed::text)
                .filter(code -> !world.languages().containsKey(code))
                .map(RequestBodies::unknownLanguage)
                .forEach(problems::add);
        return given;
    }

    static FieldProblem unknownLanguage(String code) {
        return FieldProblem.of("languages", "engagements.problem.language.unknown", NeedChoices.shown(code));
    }
}
