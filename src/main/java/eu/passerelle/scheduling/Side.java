package eu.passerelle.scheduling;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The two who meet in a session. */
public enum Side {
    EXPERT,
    TEAM;

    public static final Set<Side> BOTH = Set.of(EXPERT, TEAM);

    public Side other() {
        return this == EXPERT ? TEAM : EXPERT;
    }

    /** News from before a choice was possible went to both. */
    static Set<Side> orBoth(@Nullable Set<Side> told) {
        return told == null ? BOTH : Set.copyOf(told);
    }
}
