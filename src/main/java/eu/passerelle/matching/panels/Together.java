package eu.passerelle.matching.panels;

import eu.passerelle.matching.panels.PanelProblem.Member;
import eu.passerelle.matching.panels.PanelProblem.Rules;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Some people who may form a panel. Whoever may, may also with fewer: so nothing allowed is missed on the way. */
final class Together {
    private final PanelProblem problem;
    /** By member a bit wherever a run of time begins that is long enough; empty when any time will do. */
    private final long[][] starts;

    private final int[] members;
    private final long languages;
    private final long[] shared;

    private Together(PanelProblem problem, long[][] starts, int[] members, long languages, long[] shared) {
        this.problem = problem;
        this.starts = starts;
        this.members = members;
        this.languages = languages;
        this.shared = shared;
    }

    static Together nobody(PanelProblem problem) {
        int pieces = problem.rules().jointPieces();
        long[][] starts = problem.members().stream()
                .map(member -> pieces == 0 ? new long[0] : starts(member.time(), pieces))
                .toArray(long[][]::new);
        return new Together(problem, starts, new int[0], -1L, new long[0]);
    }

    /** A run suits all exactly when it begins in the time of each: so runs are looked for once, and then only compared. */
    private static long[] starts(long[] time, int pieces) {
        long[] starts = time.clone();
        for (int later = 1; later < pieces; later++) {
            for (int word = 0; word < starts.length; word++) {
                starts[word] &= shifted(time, word, later);
            }
        }
        return starts;
    }

    private static long shifted(long[] time, int word, int later) {
        int skipped = word + later / Long.SIZE;
        int bits = later % Long.SIZE;
        long low = skipped < time.length ? time[skipped] >>> bits : 0;
        long high = bits > 0 && skipped + 1 < time.length ? time[skipped + 1] << Long.SIZE - bits : 0;
        return low | high;
    }

    int[] members() {
        return members;
    }

    int size() {
        return members.length;
    }

    boolean has(int m) {
        for (int each : members) {
            if (each == m) {
                return true;
            }
        }
        return false;
    }

    /** Of these, who may join. */
    int[] joinable(int[] some) {
        return Arrays.stream(some).filter(this::mayJoin).toArray();
    }

    boolean mayJoin(int m) {
        Rules rules = problem.rules();
        Member member = problem.members().get(m);
        return members.length < rules.size()
                && !has(m)
                && (languages & member.languages()) != 0
                && alike(member.institution(), Member::institution) < rules.perInstitution()
                && alike(member.country(), Member::country) < rules.perCountry()
                && sharesTime(m);
    }

    private interface Group {
        int of(Member member);
    }

    /** Whoever belongs to no group is like nobody. */
    private int alike(int group, Group groups) {
        int alike = 0;
        for (int each : members) {
            alike += group >= 0 && groups.of(problem.members().get(each)) == group ? 1 : 0;
        }
        return alike;
    }

    private boolean sharesTime(int m) {
        if (problem.rules().jointPieces() == 0) {
            return true;
        }
        long[] own = starts[m];
        for (int word = 0; word < own.length; word++) {
            long all = members.length == 0 ? -1L : word < shared.length ? shared[word] : 0;
            if ((own[word] & all) != 0) {
                return true;
            }
        }
        return false;
    }

    /** Somebody who {@linkplain #mayJoin may}. */
    Together with(int m) {
        int[] more = Arrays.copyOf(members, members.length + 1);
        more[members.length] = m;
        long[] own = starts[m];
        long[] all = members.length == 0
                ? own
                : IntStream.range(0, Math.min(own.length, shared.length))
                        .mapToLong(word -> own[word] & shared[word])
                        .toArray();
        return new Together(
                problem, starts, more, languages & problem.members().get(m).languages(), all);
    }
}
