package eu.passerelle.planning;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Measures as bars over the months of a plan, for a drawing. All is in the drawing’s own units; a bar that begins before or
 * ends after the plan is cut there.
 *
 * @param today where today is; outside the drawing before and after the plan
 */
record Timeline(List<Month> months, List<Bar> bars, List<Stone> stones, int today) {
    static final int WIDTH = 1_000;
    static final int ROW = 26;
    private static final int TOP = 34;
    private static final int LEFT = 60;
    private static final int NARROWEST = 4;

    Timeline {
        months = List.copyOf(months);
        bars = List.copyOf(bars);
        stones = List.copyOf(stones);
    }

    record Month(int x, LocalDate first) {}

    record Bar(Part measure, int x, int y, int width, boolean critical) {
        public int textY() {
            return y + ROW / 2 + 1;
        }
    }

    record Stone(Part milestone, int x) {}

    public int height() {
        return TOP + Math.max(bars.size(), 1) * ROW + 10;
    }

    public int width() {
        return WIDTH;
    }

    public boolean showsToday() {
        return today >= LEFT && today <= WIDTH;
    }

    static Timeline of(Plan plan, Set<String> critical, LocalDate today) {
        var scale = new Scale(plan.start(), plan.end());
        return new Timeline(months(plan, scale), bars(plan, critical, scale), stones(plan, scale), scale.open(today));
    }

    private static List<Month> months(Plan plan, Scale scale) {
        return Stream.iterate(0, month -> month < plan.months(), month -> month + 3)
                .map(month -> plan.start().plusMonths(month))
                .map(first -> new Month(scale.x(first), first))
                .toList();
    }

    /** What has days, in their order. */
    private static List<Bar> bars(Plan plan, Set<String> critical, Scale scale) {
        var bars = new ArrayList<Bar>();
        plan.measures().stream()
                .filter(measure -> measure.says(Field.DUE) && measure.status() != Status.DROPPED)
                .sorted(Comparator.comparing(Timeline::first))
                .forEach(measure -> {
                    int from = scale.x(first(measure));
                    int until = scale.x(measure.day(Field.DUE).orElseThrow().plusDays(1));
                    bars.add(new Bar(
                            measure,
                            from,
                            TOP + bars.size() * ROW,
                            Math.max(until - from, NARROWEST),
                            critical.contains(measure.id())));
                });
        return bars;
    }

    private static LocalDate first(Part measure) {
        return measure.day(Field.START).orElseGet(() -> measure.day(Field.DUE).orElseThrow());
    }

    private static List<Stone> stones(Plan plan, Scale scale) {
        return plan.milestones().stream()
                .map(milestone ->
                        new Stone(milestone, scale.x(milestone.day(Field.DAY).orElseThrow())))
                .toList();
    }

    private record Scale(LocalDate first, LocalDate last) {
        int x(LocalDate day) {
            return Math.clamp(open(day), LEFT, WIDTH);
        }

        int open(LocalDate day) {
            long all = Math.max(1, ChronoUnit.DAYS.between(first, last) + 1);
            return Math.toIntExact(LEFT + (WIDTH - LEFT) * ChronoUnit.DAYS.between(first, day) / all);
        }
    }
}
