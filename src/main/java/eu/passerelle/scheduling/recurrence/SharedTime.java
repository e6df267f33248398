package eu.passerelle.scheduling.recurrence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides which times suit everybody: what is offered, what can be booked, and why there is nothing. There is no second
 * rule anywhere.
 *
 * @param limits each must hold; in the order in which they are told
 */
public record SharedTime(List<Limit> limits) {
    public SharedTime {
        limits = List.copyOf(limits);
    }

    /** What a time must keep to. */
    public record Limit(Reason reason, Times times) {}

    public enum Reason {
        /** The hours that the expert offers, and days away. */
        EXPERT_HOURS,
        /** The hours in which the team works, and the public holidays of its country. */
        TEAM_HOURS,
        /** The expert wants to know of a session some time before, and nothing begins in the past. */
        NOTICE,
        /** Sessions of the expert, and the time between them. */
        EXPERT_BOOKED,
        /** Days on which the expert travels to a session on site, or back. */
        EXPERT_TRAVELS,
        /** Times that the expert keeps for a team that is deciding. */
        EXPERT_HELD,
        /** The expert has as many sessions in that day, week or month as he or she wants. */
        EXPERT_FULL,
        /** Sessions of the team. */
        TEAM_BOOKED
    }

    /**
     * What is left of a window when a limit and all before it are kept.
     *
     * @param longest the longest stretch without a break
     */
    public record Left(Reason reason, Duration total, Duration longest) {}

    public Stretches within(Stretch window) {
        return limits.stream()
                .map(limit -> limit.times().within(window))
                .reduce(Stretches.of(window), Stretches::intersect);
    }

    public boolean allows(Stretch wanted) {
        return within(wanted).contains(wanted);
    }

    /** The same reckoning as {@link #within}, step by step. */
    public List<Left> steps(Stretch window) {
        var steps = new ArrayList<Left>();
        Stretches left = Stretches.of(window);
        for (Limit limit : limits) {
            left = left.intersect(limit.times().within(window));
            steps.add(new Left(limit.reason(), left.total(), left.longest()));
        }
        return List.copyOf(steps);
    }
}
