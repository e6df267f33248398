package eu.passerelle.engagements.closing;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How far a team came with one need, on the five steps of goal attainment scaling (Kiresuk and Sherman, 1968): zero is not
 * what was aimed for here but half the way, as the network has always counted; see {@code closing-a-mentoring.md}.
 */
public enum Attainment {
    WORSE(-2),
    MISSED(-1),
    PARTLY(0),
    REACHED(1),
    EXCEEDED(2);

    private final int value;

    Attainment(int value) {
        this.value = value;
    }

    /** −2 to 2. */
    public int value() {
        return value;
    }

    static Attainment of(int value) {
        return values()[value - WORSE.value];
    }

    static Optional<Attainment> find(String name) {
        return Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst();
    }

    /**
     * What both together say. The goals are the team’s, and so is the word on them; where it says nothing, the mentor’s counts,
     * but nobody is the only witness to having surpassed the goals.
     */
    static Optional<Attainment> joint(Optional<Attainment> team, Optional<Attainment> mentor) {
        return team.or(() -> mentor.map(said -> said == EXCEEDED ? REACHED : said));
    }

    /** @param weight 1 to 3 */
    record Weighted(Attainment attainment, int weight) {}

    /** The mean by weight; what lies halfway between two steps counts as the lower. Empty when nothing was said. */
    static OptionalInt overall(Collection<Weighted> said) {
        int weights = said.stream().mapToInt(Weighted::weight).sum();
        if (weights == 0) {
            return OptionalInt.empty();
        }
        int sum = said.stream()
                .mapToInt(one -> one.attainment().value() * one.weight())
                .sum();
        return OptionalInt.of(Math.ceilDiv(2 * sum - weights, 2 * weights));
    }
}
