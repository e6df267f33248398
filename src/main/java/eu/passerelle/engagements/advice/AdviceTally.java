package eu.passerelle.engagements.advice;

import eu.passerelle.engagements.advice.Advice.Verdict;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What became of the recommendations of a mentoring, and which still wait. @param open the most urgent first */
public record AdviceTally(Map<Verdict, Integer> counts, List<Advice> open) {
    public AdviceTally {
        counts = Map.copyOf(counts);
        open = List.copyOf(open);
    }

    static AdviceTally of(List<Advice> all) {
        var counts = new EnumMap<Verdict, Integer>(Verdict.class);
        all.forEach(one -> counts.merge(one.verdict(), 1, Integer::sum));
        return new AdviceTally(counts, all.stream().filter(Advice::isOpen).toList());
    }

    public int count(Verdict verdict) {
        return counts.getOrDefault(verdict, 0);
    }

    public int all() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
