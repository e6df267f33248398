package eu.passerelle.matching.panels;

import eu.passerelle.matching.panels.PanelProblem.Member;
import eu.passerelle.matching.panels.PanelProblem.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Whether some people may form a panel. Whoever may, may also with fewer: so nothing allowed is missed on the way. */
final class Together {
    private final PanelProblem problem;
    private final List<Integer> members;
    private final long languages;
    private final long[] time;

    Together(PanelProblem problem) {
        this(problem, List.of(), -1L, new long[0]);
    }

    private Together(PanelProblem problem, List<Integer> members, long languages, long[] time) {
        this.problem = problem;
        this.members = members;
        this.languages = languages;
        this.time = time;
    }

    Together with(int m) {
        Member member = problem.members().get(m);
        var more = new ArrayList<>(members);
        more.add(m);
        return new Together(
                problem,
                more,
                languages & member.languages(),
                members.isEmpty() ? member.time() : shared(time, member.time()));
    }

    private static long[] shared(long[] one, long[] other) {
        var shared = new long[Math.min(one.length, other.length)];
        for (int i = 0; i < shared.length; i++) {
            shared[i] = one[i] & other[i];
        }
        return shared;
    }

    boolean isAllowed() {
        Rules rules = problem.rules();
        return languages != 0
                && members.size() <= rules.size()
                && isWithin(Member::institution, rules.perInstitution())
                && isWithin(Member::country, rules.perCountry())
                && hasRun(rules.jointPieces());
    }

    /** The last to come is the only one who can have broken the limit. */
    private boolean isWithin(ToIntFunction<Member> group, int most) {
        int newest = group.applyAsInt(problem.members().get(members.getLast()));
        return newest < 0
                || members.stream()
                                .filter(m -> group.applyAsInt(problem.members().get(m)) == newest)
                                .count()
                        <= most;
    }

    /** So many pieces of time in a row suit all. */
    private boolean hasRun(int pieces) {
        int run = 0;
        for (int piece = 0; piece < 64 * time.length && run < pieces; piece++) {
            run = (time[piece / 64] & 1L << piece % 64) != 0 ? run + 1 : 0;
        }
        return run >= pieces;
    }
}
