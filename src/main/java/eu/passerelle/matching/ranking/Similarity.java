package eu.passerelle.matching.ranking;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * How alike two teams are: a base of 0.4, because teams everywhere share most of the work, and for the same country 0.2, a
 * city of similar size 0.15, the same phase 0.1, and shared sectors up to 0.15. What is alike can also be said trait by trait,
 * so that what differs can be said in words.
 */
public final class Similarity {
    private static final double SIMILAR_SIZE = 2.5;
    private static final double MOSTLY_SHARED = 0.5;

    private Similarity() {}

    public static double of(Traits one, Traits other) {
        return 0.4
                + (one.country().equals(other.country()) ? 0.2 : 0)
                + (similarSize(one.population(), other.population()) ? 0.15 : 0)
                + (one.phase().equals(other.phase()) ? 0.1 : 0)
                + 0.15 * overlap(one.sectors(), other.sectors());
    }

    /** What two teams have in common; sectors when at least half of all that either has are in both. */
    public static Set<Trait> alike(Traits one, Traits other) {
        var alike = EnumSet.noneOf(Trait.class);
        if (one.country().equals(other.country())) {
            alike.add(Trait.LAW);
        }
        if (similarSize(one.population(), other.population())) {
            alike.add(Trait.SIZE);
        }
        if (one.phase().equals(other.phase())) {
            alike.add(Trait.PHASE);
        }
        if (overlap(one.sectors(), other.sectors()) >= MOSTLY_SHARED) {
            alike.add(Trait.SECTORS);
        }
        return Collections.unmodifiableSet(alike);
    }

    /** Neither is more than two and a half times the other. */
    public static boolean similarSize(int one, int other) {
        return Math.max(one, other) <= SIMILAR_SIZE * Math.min(one, other);
    }

    private static double overlap(Set<String> one, Set<String> other) {
        int shared = 0;
        for (String sector : one) {
            shared += other.contains(sector) ? 1 : 0;
        }
        int all = one.size() + other.size() - shared;
        return all == 0 ? 0 : (double) shared / all;
    }

    public record Traits(String country, int population, String phase, Set<String> sectors) {}

    /** In the order in which they matter. */
    public enum Trait {
        LAW,
        SIZE,
        PHASE,
        SECTORS
    }
}
