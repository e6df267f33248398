package eu.passerelle.engagements.midterm;

import eu.passerelle.kernel.EngagementId;
import eu.passerelle.scheduling.Side;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * What both sides say in the middle.
 *
 * @param agreed what both change; may be empty
 * @param rev one more each time that this is written
 */
record MidTerm(EngagementId engagement, LocalDate askedOn, Map<Side, Answer> answers, String agreed, long rev) {
    MidTerm {
        answers = Map.copyOf(answers);
    }

    /** Does it go towards the goals? The message keys {@code midterm.going.<name>} word each. */
    public enum Going {
        WELL,
        PARTLY,
        NOT;

        static Optional<Going> find(String name) {
            return Arrays.stream(values())
                    .filter(one -> one.name().equals(name))
                    .findFirst();
        }
    }

    /** Shall it go on? The message keys {@code midterm.goOn.<name>} word each. */
    public enum GoOn {
        YES,
        CHANGED,
        NO;

        static Optional<GoOn> find(String name) {
            return Arrays.stream(values())
                    .filter(one -> one.name().equals(name))
                    .findFirst();
        }
    }

    /** @param change what should be different; may be empty */
    public record Answer(Going going, GoOn goOn, String change) {
        private boolean isFine() {
            return going != Going.NOT && goOn != GoOn.NO;
        }
    }

    /** All that coordinators see. The message keys {@code midterm.verdict.<name>} word each. */
    public enum Verdict {
        WAITING,
        FINE,
        NEEDS_TALK
    }

    public Optional<Answer> by(Side side) {
        return Optional.ofNullable(answers.get(side));
    }

    /** From then on each reads the other’s, and neither changes its own. */
    public boolean isComplete() {
        return answers.keySet().containsAll(Side.BOTH);
    }

    /** One who does not see it going anywhere, or wants to stop, is enough; while one is silent nobody knows. */
    public Verdict verdict() {
        if (!isComplete()) {
            return Verdict.WAITING;
        }
        return answers.values().stream().allMatch(Answer::isFine) ? Verdict.FINE : Verdict.NEEDS_TALK;
    }
}
