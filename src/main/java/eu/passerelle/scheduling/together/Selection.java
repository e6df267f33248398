package eu.passerelle.scheduling.together;

import java.util.Arrays;
import java.util.List;

/** What is picked so far; it never breaks a rule. */
final class Selection {
    private static final int NONE = -1;

    private final Picks picks;
    private final List<AtMost> rules;
    private final int[][] rulesOf;
    private final int[] pickOf;
    private final int[] used;

    Selection(Picks picks, List<AtMost> rules) {
        this.picks = picks;
        this.rules = rules;
        rulesOf = rulesOf(picks, rules);
        pickOf = new int[picks.meetings()];
        Arrays.fill(pickOf, NONE);
        used = new int[rules.size()];
    }

    private static int[][] rulesOf(Picks picks, List<AtMost> rules) {
        int[] counts = new int[picks.count()];
        rules.forEach(rule -> Arrays.stream(rule.picks()).forEach(pick -> counts[pick]++));
        int[][] of = new int[picks.count()][];
        Arrays.setAll(of, pick -> new int[counts[pick]]);
        for (int rule = 0; rule < rules.size(); rule++) {
            for (int pick : rules.get(rule).picks()) {
                of[pick][--counts[pick]] = rule;
            }
        }
        return of;
    }

    /** Each meeting in turn takes the cheapest that is left to it. */
    void fillFirstFit(int[] meetingsInTurn) {
        for (int meeting : meetingsInTurn) {
            Arrays.stream(picks.byCost(meeting)).filter(this::fits).findFirst().ifPresent(this::take);
        }
    }

    int[] rulesOf(int pick) {
        return rulesOf[pick];
    }

    boolean has(int meeting) {
        return pickOf[meeting] != NONE;
    }

    boolean isTaken(int pick) {
        return pickOf[picks.meetingOf(pick)] == pick;
    }

    int pickOf(int meeting) {
        return pickOf[meeting];
    }

    List<Integer> of(int[] meetings) {
        return Arrays.stream(meetings)
                .filter(this::has)
                .map(this::pickOf)
                .boxed()
                .toList();
    }

    /** Beside what the other meetings have. */
    boolean fits(int pick) {
        int own = pickOf[picks.meetingOf(pick)];
        for (int rule : rulesOf[pick]) {
            int others = used[rule] - (own != NONE && isIn(rule, own) ? 1 : 0);
            if (others >= rules.get(rule).most()) {
                return false;
            }
        }
        return true;
    }

    private boolean isIn(int rule, int pick) {
        return Arrays.stream(rulesOf[pick]).anyMatch(each -> each == rule);
    }

    void take(int pick) {
        int meeting = picks.meetingOf(pick);
        release(meeting);
        pickOf[meeting] = pick;
        Arrays.stream(rulesOf[pick]).forEach(rule -> used[rule]++);
    }

    void release(int meeting) {
        if (has(meeting)) {
            Arrays.stream(rulesOf[pickOf[meeting]]).forEach(rule -> used[rule]--);
            pickOf[meeting] = NONE;
        }
    }
}
