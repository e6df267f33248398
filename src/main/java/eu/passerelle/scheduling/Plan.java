package eu.passerelle.scheduling;

import eu.passerelle.kernel.EngagementId;
import java.util.List;
import java.util.Optional;

/**
 * A draft: nothing of it is booked. Booked in order of time, all of it finds its place, as long as nobody else is faster.
 *
 * @param lines as asked
 * @param proven no other draft has more sessions, or as many that come sooner and at better hours
 */
public record Plan(List<Line> lines, boolean proven) {
    public Plan {
        lines = List.copyOf(lines);
    }

    /**
     * @param others a choice of what would do instead, as long as the rest stays as it is; in order of time
     * @param why there is no time; empty also when there are times, but the others need them all
     */
    public record Line(EngagementId engagement, Optional<Slot> slot, List<Slot> others, Optional<WhyNone> why) {
        public Line {
            others = List.copyOf(others);
        }
    }

    public long placed() {
        return lines.stream().filter(line -> line.slot().isPresent()).count();
    }
}
