package eu.passerelle.engagements.requests;

import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.matching.Need;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a team writes in a request. Kept as it was typed, right or wrong, so that nothing is ever lost;
 * {@link Completeness} says what is still to be mended.
 *
 * @param because why something is needed, for needs of which that is said
 */
public record Content(
        Situation situation,
        Frame frame,
        List<Need> needs,
        Map<CompetenceCode, String> because,
        SortedSet<String> languages,
        Meeting meeting) {

    /** The two questions: what is hard now, and what would be different in six months? */
    public record Situation(String now, String change) {
        public String words() {
            return (now + "\n\n" + change).strip();
        }
    }

    /** @param country whose law the team works under; @param legal in a few words, what matters of it */
    public record Frame(String phase, String country, String legal) {}

    public Content {
        needs = List.copyOf(needs);
        because = because(needs, because);
    }

    private static Map<CompetenceCode, String> because(List<Need> needs, Map<CompetenceCode, String> given) {
        return needs.stream()
                .map(Need::competence)
                .distinct()
                .filter(code -> !given.getOrDefault(code, "").isBlank())
                .collect(Collectors.toUnmodifiableMap(Function.identity(), code -> given.getOrDefault(code, "")));
    }

    String because(CompetenceCode code) {
        return because.getOrDefault(code, "");
    }

    /** A new draft begins with what is known of its team. */
    static Content initial(String phase, String country, Set<String> languages) {
        return new Content(
                new Situation("", ""),
                new Frame(phase, country, ""),
                List.of(),
                Map.of(),
                new TreeSet<>(languages),
                new Meeting("", "", "", ""));
    }

    Content with(Situation changed) {
        return new Content(changed, frame, needs, because, languages, meeting);
    }

    Content with(Frame changed) {
        return new Content(situation, changed, needs, because, languages, meeting);
    }

    Content with(List<Need> changed) {
        return with(changed, because);
    }

    Content with(List<Need> changed, Map<CompetenceCode, String> reasons) {
        return new Content(situation, frame, changed, reasons, languages, meeting);
    }

    Content with(Set<String> changed) {
        return new Content(situation, frame, needs, because, new TreeSet<>(changed), meeting);
    }

    Content with(Meeting changed) {
        return new Content(situation, frame, needs, because, languages, changed);
    }
}
