package eu.passerelle.directory.competences;

import java.util.ArrayList;
import java.util.List;

/**
 * What a file says of concepts, as far as it can be read.
 *
 * @param passedOver statements that mean nothing here, such as labels in other languages
 */
record ReadFile(List<Draft> drafts, List<Problem> problems, int passedOver) {
    static final int MOST_CONCEPTS = 2_000;
    static final int MOST_PROBLEMS = 50;

    ReadFile {
        drafts = List.copyOf(drafts);
        problems = List.copyOf(problems);
    }

    static ReadFile unreadable(Problem problem) {
        return new ReadFile(List.of(), List.of(problem), 0);
    }

    /**
     * @param line 0 when it is about the whole file
     * @param code the message that words it
     */
    record Problem(long line, String code, List<Object> arguments) {
        static Problem of(long line, String code, Object... arguments) {
            return new Problem(line, code, List.of(arguments));
        }
    }

    /** Gathers problems, and knows when it is enough. */
    static final class Problems {
        private final List<Problem> all = new ArrayList<>();

        void add(long line, String code, Object... arguments) {
            if (!areMany()) {
                all.add(Problem.of(line, code, arguments));
            }
        }

        boolean areMany() {
            return all.size() >= MOST_PROBLEMS;
        }

        List<Problem> all() {
            return all;
        }
    }
}
