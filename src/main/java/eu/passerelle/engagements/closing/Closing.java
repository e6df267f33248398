package eu.passerelle.engagements.closing;

import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.scheduling.Side;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How a mentoring ends.
 *
 * @param needs what it was about, the weightiest first
 * @param hoursSpent as the mentor says
 * @param begun empty while nobody has spoken of the end
 */
public record Closing(
        EngagementId engagement, List<RatedNeed> needs, Optional<Integer> hoursSpent, Optional<Begun> begun) {
    /** Why it ends. */
    public enum Reason {
        GOALS_REACHED,
        TIME_OVER,
        NEED_GONE,
        BROKEN_OFF;

        static Optional<Reason> find(String name) {
            return Arrays.stream(values())
                    .filter(one -> one.name().equals(name))
                    .findFirst();
        }
    }

    /** Would this side work with the other once more? */
    public enum Again {
        YES,
        PERHAPS,
        NO;

        static Optional<Again> find(String name) {
            return Arrays.stream(values())
                    .filter(one -> one.name().equals(name))
                    .findFirst();
        }
    }

    /** @param attainment empty where it is hard to say; @param evidence what shows it; may be empty */
    public record Rating(Optional<Attainment> attainment, String evidence) {}

    /** @param weight 1 to 3, as in the request */
    public record RatedNeed(CompetenceCode competence, int weight, Map<Side, Rating> ratings) {
        public Optional<Rating> by(Side side) {
            return Optional.ofNullable(ratings.get(side));
        }

        private RatedNeed onlyBy(Side side) {
            return new RatedNeed(
                    competence, weight, by(side).map(own -> Map.of(side, own)).orElse(Map.of()));
        }

        public Optional<Attainment> joint() {
            return Attainment.joint(attainment(Side.TEAM), attainment(Side.EXPERT));
        }

        /** The two are two steps apart or more. */
        public boolean isSeenDifferently() {
            return attainment(Side.TEAM).isPresent()
                    && attainment(Side.EXPERT).isPresent()
                    && Math.abs(attainment(Side.TEAM).get().value()
                                    - attainment(Side.EXPERT).get().value())
                            >= 2;
        }

        private Optional<Attainment> attainment(Side side) {
            return by(side).flatMap(Rating::attainment);
        }
    }

    /** For the coordinators of the network, and nobody else but who wrote it. */
    public record Feedback(Again again, String helped, String missed, Instant at) {}

    /** What other cities may learn from it, once both sides agree to these words. */
    public record Lesson(String text, InterfaceLanguage language, Set<Side> agreed) {
        public boolean isPublic() {
            return agreed.containsAll(Side.BOTH);
        }
    }

    /**
     * @param by empty for the network
     * @param closesOn then it closes by itself, once nothing is ahead any more
     * @param feedback as far as the reader may see it
     */
    public record Begun(
            Reason reason,
            Optional<Side> by,
            LocalDate closesOn,
            Set<Side> reported,
            Map<Side, Feedback> feedback,
            Optional<Lesson> lesson,
            Optional<LocalDate> closedOn) {
        private Begun seenBy(Side side) {
            Map<Side, Feedback> own = Optional.ofNullable(feedback.get(side))
                    .map(its -> Map.of(side, its))
                    .orElse(Map.of());
            return new Begun(reason, by, closesOn, reported, own, lesson, closedOn);
        }
    }

    public boolean hasReported(Side side) {
        return begun.filter(its -> its.reported().contains(side)).isPresent();
    }

    public boolean haveBothReported() {
        return Side.BOTH.stream().allMatch(this::hasReported);
    }

    /** As one side may see it: never the other’s feedback, and nothing of what it said before having spoken oneself. */
    Closing seenBy(Side side) {
        boolean spoken = isClosed() || hasReported(side);
        return new Closing(
                engagement,
                spoken ? needs : needs.stream().map(need -> need.onlyBy(side)).toList(),
                side == Side.EXPERT || spoken ? hoursSpent : Optional.empty(),
                begun.map(its -> its.seenBy(side)));
    }

    public boolean isClosed() {
        return begun.flatMap(Begun::closedOn).isPresent();
    }

    /** −2 to 2; empty when neither side said anything. */
    public OptionalInt outcome() {
        return Attainment.overall(needs.stream()
                .flatMap(need -> need.joint().map(joint -> new Attainment.Weighted(joint, need.weight())).stream())
                .toList());
    }
}
