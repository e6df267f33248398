package eu.passerelle.engagements.requests;

import eu.passerelle.directory.Concept;
import eu.passerelle.directory.Taxonomy;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.Typed;
import eu.passerelle.matching.Need;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds competences for a team to need, and changes the list of those it needs. */
@Component
public class NeedChoices {
    private static final int IMPORTANT = 2;
    private static final int ADVANCED = 3;
    private static final int ESSENTIAL = 3;
    private static final int REFERENCE = 4;
    private static final int MOST_FOUND = 8;
    private static final int MOST_RECOGNISED = 6;

    private final Taxonomy taxonomy;

    NeedChoices(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
    }

    /** A need with its words in the reader's language. @param because in the team's words, may be empty */
    public record Named(Need need, String label, String definition, String because) {
        public String code() {
            return need.competence().value();
        }
    }

    /** @param matched the other label that was meant, or nothing */
    record Offer(String code, String label, String definition, String matched) {}

    public List<Named> named(Content content, InterfaceLanguage reader) {
        return content.needs().stream()
                .flatMap(need -> taxonomy
                        .find(need.competence())
                        .map(concept -> new Named(
                                need,
                                concept.label().in(reader),
                                concept.definition().in(reader),
                                content.because(need.competence())))
                        .stream())
                .toList();
    }

    List<Offer> found(Content content, String typed, InterfaceLanguage reader) {
        return taxonomy.suggest(typed, reader, MOST_FOUND + Completeness.MOST_NEEDS).stream()
                .filter(suggestion -> !isNeeded(content, suggestion.concept().code()))
                .limit(MOST_FOUND)
                .map(suggestion -> offer(suggestion.concept(), suggestion.matched(), reader))
                .toList();
    }

    /** What the team's own words name already. */
    List<Offer> recognised(Content content, InterfaceLanguage reader) {
        String words = content.situation().words();
        if (words.isBlank()) {
            return List.of();
        }
        return taxonomy.recognise(words).stream()
                .filter(code -> !isNeeded(content, code))
                .limit(MOST_RECOGNISED)
                .flatMap(code -> taxonomy.find(code).stream())
                .filter(concept -> !concept.deprecated())
                .map(concept -> offer(concept, Optional.empty(), reader))
                .toList();
    }

    Content added(Content content, String code) {
        CompetenceCode competence = taxonomy.current(known(code));
        if (isNeeded(content, competence)) {
            return content;
        }
        if (content.needs().size() >= Completeness.MOST_NEEDS) {
            throw new InvalidInput(FieldProblem.of("q", "engagements.problem.needs.tooMany", Completeness.MOST_NEEDS));
        }
        var need = new Need(competence, IMPORTANT, ADVANCED);
        return content.with(
                Stream.concat(content.needs().stream(), Stream.of(need)).toList());
    }

    Content without(Content content, String code) {
        return content.with(content.needs().stream()
                .filter(need -> !need.competence().value().equals(code))
                .toList());
    }

    /** Takes weights, levels and reasons from fields such as {@code weight-B3} where there are any. */
    Content rated(Content content, Map<String, String> fields) {
        var because = new HashMap<CompetenceCode, String>(content.because());
        content.needs().stream()
                .map(Need::competence)
                .forEach(code -> because.put(code, because(fields, content, code)));
        return content.with(
                content.needs().stream()
                        .map(need -> new Need(
                                need.competence(),
                                rating(fields, "weight-" + need.competence(), need.weight(), ESSENTIAL),
                                rating(fields, "level-" + need.competence(), need.level(), REFERENCE)))
                        .toList(),
                because);
    }

    private static String because(Map<String, String> fields, Content content, CompetenceCode code) {
        @Nullable String typed = fields.get("because-" + code);
        return typed == null ? content.because(code) : Typed.text(typed);
    }

    /** @throws InvalidInput naming the field when nothing of this code exists */
    CompetenceCode known(String code) {
        try {
            return taxonomy.find(new CompetenceCode(code)).map(Concept::code).orElseThrow(() -> unknown("q", code));
        } catch (NotFound e) {
            throw unknown("q", code);
        }
    }

    static InvalidInput unknown(String field, String code) {
        return new InvalidInput(FieldProblem.of(field, "engagements.problem.competence.unknown", shown(code)));
    }

    /** Enough of what was sent to know it again. */
    static String shown(String code) {
        return code.length() <= 40 ? code : code.substring(0, 40) + "…";
    }

    private static int rating(Map<String, String> fields, String field, int present, int most) {
        @Nullable String typed = fields.get(field);
        if (typed == null) {
            return present;
        }
        if (!typed.matches("[1-9]") || Integer.parseInt(typed) > most) {
            throw new InvalidInput(FieldProblem.of(field, "engagements.problem.rating", most));
        }
        return Integer.parseInt(typed);
    }

    private static boolean isNeeded(Content content, CompetenceCode code) {
        return content.needs().stream().anyMatch(need -> need.competence().equals(code));
    }

    private static Offer offer(Concept concept, Optional<String> matched, InterfaceLanguage reader) {
        return new Offer(
                concept.code().value(),
                concept.label().in(reader),
                concept.definition().in(reader),
                matched.orElse(""));
    }
}
