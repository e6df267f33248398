package eu.passerelle.engagements.charter;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.scheduling.Side;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One version of what a mentoring rests on. Its words are those of a template, which both read in their own language; what is
 * the team’s and the mentor’s own stands in objectives and in what is added.
 *
 * @param version from 1; another one begins when what was signed is changed, and when the mentor changes
 * @param template the number of the words, which stay as they are once somebody has signed them
 * @param expert with whom
 * @param hours promised
 * @param objectives a line each
 * @param addition may be empty
 * @param rev one more with each change and signature; 0 for one that was only drawn up
 * @param signatures of one side, of both, or of none
 */
record Charter(
        int version,
        int template,
        ExpertId expert,
        int hours,
        String objectives,
        String addition,
        long rev,
        Map<Side, Signature> signatures) {
    static final int TEMPLATE = 1;

    Charter {
        signatures = Map.copyOf(signatures);
    }

    /** @param name as it was when it was signed */
    public record Signature(AccountId by, String name, Instant at) {}

    static Charter first(ExpertId expert, int hours, String objectives) {
        return new Charter(1, TEMPLATE, expert, hours, objectives, "", 0, Map.of());
    }

    public Optional<Signature> by(Side side) {
        return Optional.ofNullable(signatures.get(side));
    }

    public boolean isSigned() {
        return signatures.keySet().containsAll(Side.BOTH);
    }

    /** One more with each change of its words: what a side signs is what it has read. */
    public long wording() {
        return rev - signatures.size();
    }

    /** Nobody has signed it. */
    public boolean isOpen() {
        return signatures.isEmpty();
    }

    public List<String> lines() {
        return Arrays.stream(objectives.split("\n"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** What was signed stays; it is another version that is changed. */
    Charter changed(String itsObjectives, String itsAddition) {
        return isOpen()
                ? new Charter(version, template, expert, hours, itsObjectives, itsAddition, rev + 1, Map.of())
                : new Charter(version + 1, TEMPLATE, expert, hours, itsObjectives, itsAddition, 1, Map.of());
    }

    /** The same once more, to be signed by both: with somebody else, who promises other hours. */
    Charter with(ExpertId other, int promised) {
        return new Charter(version + 1, TEMPLATE, other, promised, objectives, addition, 0, Map.of());
    }

    Charter signed(Side side, Signature signature) {
        var all = new HashMap<>(signatures);
        all.putIfAbsent(side, signature);
        long written = Math.max(rev, 1);
        return new Charter(version, template, expert, hours, objectives, addition, written + 1, all);
    }
}
