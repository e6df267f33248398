package eu.passerelle.engagements.meetings;

import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.accounts.Viewer.Overseer;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import eu.passerelle.scheduling.SessionChange;
import eu.passerelle.scheduling.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a session is moved or cancelled, as it was typed.
 *
 * @param told expert and team, in either case; absent is both, and a form always names somebody
 */
record TypedChange(
        @Nullable String commandId,
        @Nullable String reason,
        @Nullable List<@Nullable String> told) {
    static final TypedChange NONE = new TypedChange(null, null, null);

    private static final int LONGEST_REASON = 500;

    public String words() {
        return Typed.text(reason);
    }

    public boolean tells(Side side) {
        return told == null || told.stream().anyMatch(typed -> side.name().equalsIgnoreCase(typed));
    }

    /** @throws InvalidInput when the reason is too long, or when a side that did not ask for the change is not told */
    SessionChange by(Viewer viewer) {
        var problems = new ArrayList<FieldProblem>();
        FieldProblem.tooLong("reason", "engagements.problem.tooLong", words(), LONGEST_REASON)
                .ifPresent(problems::add);
        Set<Side> hearing = hearing();
        if (!isEnough(hearing, viewer) || told != null && !told.stream().allMatch(TypedChange::isSide)) {
            problems.add(FieldProblem.of("told", "engagements.problem.told"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return new SessionChange(commandId == null ? "" : commandId, viewer.account(), words(), hearing);
    }

    private Set<Side> hearing() {
        var hearing = EnumSet.noneOf(Side.class);
        Arrays.stream(Side.values()).filter(this::tells).forEach(hearing::add);
        return hearing;
    }

    private static boolean isSide(@Nullable String typed) {
        return typed != null
                && (typed.isEmpty()
                        || Arrays.stream(Side.values())
                                .anyMatch(side -> side.name().equalsIgnoreCase(typed)));
    }

    private static boolean isEnough(Set<Side> hearing, Viewer viewer) {
        return switch (viewer) {
            case CityViewer city -> hearing.contains(Side.EXPERT);
            case ExpertViewer expert -> hearing.contains(Side.TEAM);
            case CoordinatorViewer coordinator -> !hearing.isEmpty();
            case Overseer overseer -> false;
        };
    }
}
