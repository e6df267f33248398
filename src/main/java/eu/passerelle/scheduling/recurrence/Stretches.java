package eu.passerelle.scheduling.recurrence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** A set of instants, as stretches in order of time that neither overlap nor touch. */
public final class Stretches implements Times {
    public static final Stretches NONE = new Stretches(List.of());

    private final List<Stretch> inOrder;

    private Stretches(List<Stretch> inOrder) {
        this.inOrder = Collections.unmodifiableList(inOrder);
    }

    public static Stretches of(Stretch... stretches) {
        return of(List.of(stretches));
    }

    /** In any order; those that overlap or touch become one. */
    public static Stretches of(Collection<Stretch> stretches) {
        var joined = new ArrayList<Stretch>(stretches.size());
        stretches.stream().sorted().forEach(next -> {
            if (joined.isEmpty() || next.start().isAfter(joined.getLast().end())) {
                joined.add(next);
            } else if (next.end().isAfter(joined.getLast().end())) {
                joined.set(joined.size() - 1, new Stretch(joined.getLast().start(), next.end()));
            }
        });
        return new Stretches(joined);
    }

    public List<Stretch> asList() {
        return inOrder;
    }

    @Override
    public Stretches within(Stretch window) {
        return intersect(of(window));
    }

    public Stretches union(Stretches other) {
        return of(Stream.concat(inOrder.stream(), other.inOrder.stream()).toList());
    }

    /** Walks both lists once: of the two stretches at hand the one that ends first is done with. */
    public Stretches intersect(Stretches other) {
        if (other.isOneAround(this)) {
            return this;
        }
        if (isOneAround(other)) {
            return other;
        }
        var shared = new ArrayList<Stretch>();
        int mine = 0;
        int theirs = 0;
        while (mine < inOrder.size() && theirs < other.inOrder.size()) {
            Stretch a = inOrder.get(mine);
            Stretch b = other.inOrder.get(theirs);
            if (a.overlaps(b)) {
                shared.add(new Stretch(later(a.start(), b.start()), earlier(a.end(), b.end())));
            }
            if (a.end().isBefore(b.end())) {
                mine++;
            } else {
                theirs++;
            }
        }
        return new Stretches(shared);
    }

    /** Most limits take nothing away: then there is nothing to walk. */
    private boolean isOneAround(Stretches other) {
        return inOrder.size() == 1
                && (other.inOrder.isEmpty()
                        || inOrder.getFirst()
                                .contains(new Stretch(
                                        other.inOrder.getFirst().start(),
                                        other.inOrder.getLast().end())));
    }

    public Stretches subtract(Stretches other) {
        var left = new ArrayList<Stretch>();
        int next = 0;
        for (Stretch stretch : inOrder) {
            Instant from = stretch.start();
            while (next < other.inOrder.size() && !other.inOrder.get(next).end().isAfter(from)) {
                next++;
            }
            for (int i = next; i < other.inOrder.size(); i++) {
                Stretch hole = other.inOrder.get(i);
                if (!hole.start().isBefore(stretch.end())) {
                    break;
                }
                addIfAny(left, from, hole.start());
                from = later(from, hole.end());
            }
            addIfAny(left, from, stretch.end());
        }
        return new Stretches(left);
    }

    /** True when all of it lies in one stretch. */
    public boolean contains(Stretch wanted) {
        return inOrder.stream().anyMatch(stretch -> stretch.contains(wanted));
    }

    public Stretches atLeast(Duration length) {
        return new Stretches(inOrder.stream()
                .filter(stretch -> stretch.length().compareTo(length) >= 0)
                .toList());
    }

    public Duration total() {
        return inOrder.stream().map(Stretch::length).reduce(Duration.ZERO, Duration::plus);
    }

    public Duration longest() {
        return inOrder.stream().map(Stretch::length).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    private static void addIfAny(List<Stretch> list, Instant start, Instant end) {
        if (start.isBefore(end)) {
            list.add(new Stretch(start, end));
        }
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Stretches stretches && inOrder.equals(stretches.inOrder);
    }

    @Override
    public int hashCode() {
        return inOrder.hashCode();
    }

    @Override
    public String toString() {
        return inOrder.toString();
    }
}
