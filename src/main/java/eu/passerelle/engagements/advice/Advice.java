package eu.passerelle.engagements.advice;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.CompetenceCode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * One recommendation of a mentor.
 *
 * @param number within the mentoring, from 1
 * @param text without identities; both sides and the coordinators of the network can read it
 * @param session that it came from; may be left open
 * @param need that it serves; may be left open
 * @param answer empty while it is open
 * @param rev one more with each answer
 */
public record Advice(
        String id,
        int number,
        String text,
        Optional<Origin> session,
        Optional<CompetenceCode> need,
        Urgency urgency,
        AccountId by,
        Instant at,
        Optional<Answer> answer,
        long rev) {
    /** The message keys {@code advice.urgency.<name>} word each. */
    public enum Urgency {
        NOW,
        SOON,
        LATER;

        static Optional<Urgency> find(String name) {
            return Arrays.stream(values())
                    .filter(one -> one.name().equals(name))
                    .findFirst();
        }
    }

    /** What becomes of it. The message keys {@code advice.verdict.<name>} word each. */
    public enum Verdict {
        OPEN,
        ADOPTED,
        ADAPTED,
        REJECTED;

        static Optional<Verdict> find(String name) {
            return Arrays.stream(values())
                    .filter(one -> one.name().equals(name))
                    .findFirst();
        }

        /** How it was adapted, and why it was rejected, is to be said. */
        boolean needsWords() {
            return this == ADAPTED || this == REJECTED;
        }
    }

    /** The session that it came from. */
    public record Origin(String session, Instant startsAt) {}

    /** @param verdict never open @param words how, or why; may be empty where it is adopted */
    public record Answer(Verdict verdict, String words, AccountId by, Instant at) {}

    public boolean isOpen() {
        return answer.isEmpty();
    }

    public Verdict verdict() {
        return answer.map(Answer::verdict).orElse(Verdict.OPEN);
    }

    /** It can become a measure. */
    public boolean isTakenUp() {
        return verdict() == Verdict.ADOPTED || verdict() == Verdict.ADAPTED;
    }
}
