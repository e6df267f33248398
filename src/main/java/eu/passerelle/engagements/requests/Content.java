package eu.passerelle.engagements.requests;

import eu.passerelle.matching.Need;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a team writes in a request. Kept as it was typed, right or wrong, so that nothing is ever lost;
 * {@link Completeness} says what is still to be mended.
 */
public record Content(
        Situation situation, Frame frame, List<Need> needs, SortedSet<String> languages, Meeting meeting) {

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
    }

    /** A new draft begins with what is known of its team. */
    static Content initial(String phase, String country, Set<String> languages) {
        return new Content(
                new Situation("", ""),
                new Frame(phase, country, ""),
                List.of(),
                new TreeSet<>(languages),
                new Meeting("", "", "", ""));
    }

    Content with(Situation changed) {
        return new Content(changed, frame, needs, languages, meeting);
    }

    Content with(Frame changed) {
        return new Content(situation, changed, needs, languages, meeting);
    }

    Content with(List<Need> changed) {
        return new Content(situation, frame, changed, languages, meeting);
    }

    Content with(Set<String> changed) {
        return new Content(situation, frame, needs, new TreeSet<>(changed), meeting);
    }

    Content with(Meeting changed) {
        return new Content(situation, frame, needs, languages, changed);
    }
}
