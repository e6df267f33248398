package eu.passerelle.planning.paths;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Steps, how many days each takes, and which must be over before another begins.
 *
 * <p>For example: a protocol is drafted in 30 days, a lawyer checks it in 10, people are trained for it in 20, and it is
 * signed in 5. The lawyer and the training wait for the draft, the signing waits for both. Two chains lead to the end:
 * draft, lawyer, signing takes 45 days; draft, training, signing takes 55. The second is critical: a day lost there is a
 * day lost at the end, while the lawyer has ten to spare.
 */
public final class Chains {
    private final SortedMap<String, Long> days;
    private final Map<String, Set<String>> after;

    /**
     * @param days that each step takes
     * @param after for each step those that must be over before it begins; what is no step is left out
     */
    public Chains(Map<String, Long> days, Map<String, ? extends Collection<String>> after) {
        this.days = new TreeMap<>(days);
        this.after = new HashMap<>();
        days.keySet().forEach(step -> {
            var before = new TreeSet<String>();
            if (after.containsKey(step)) {
                before.addAll(after.get(step));
            }
            before.retainAll(days.keySet());
            this.after.put(step, before);
        });
    }

    /** Steps that wait for each other, each for the next and the last for the first; empty when there are none such. */
    public Optional<List<String>> circle() {
        var finished = new TreeSet<String>();
        for (String step : days.keySet()) {
            Optional<List<String>> circle = circleFrom(step, finished);
            if (circle.isPresent()) {
                return circle;
            }
        }
        return Optional.empty();
    }

    /** Not by recursion: a chain may be as long as a plan. */
    private Optional<List<String>> circleFrom(String start, Set<String> finished) {
        var path = new ArrayList<String>();
        Deque<Deque<String>> open = new ArrayDeque<>();
        open.push(new ArrayDeque<>(Set.of(start)));
        while (!open.isEmpty()) {
            String step = open.element().poll();
            if (step == null) {
                open.pop();
                if (!path.isEmpty()) {
                    finished.add(path.removeLast());
                }
            } else if (path.contains(step)) {
                return Optional.of(List.copyOf(path.subList(path.indexOf(step), path.size())));
            } else if (!finished.contains(step)) {
                path.add(step);
                open.push(new ArrayDeque<>(before(step)));
            }
        }
        return Optional.empty();
    }

    /**
     * The chain that takes the most days, in the order of work; empty when no step waits for another. Of equal ones that of
     * the names that come first. Empty, too, when steps wait for each other in a circle: then nothing comes first.
     */
    public List<String> critical() {
        List<String> order = inOrder();
        if (order.size() < days.size()) {
            return List.of();
        }
        var until = new HashMap<String, Long>();
        var previous = new HashMap<String, String>();
        for (String step : order) {
            Optional<String> latest = before(step).stream().max(Comparator.comparing(one -> value(until, one)));
            latest.ifPresent(one -> previous.put(step, one));
            until.put(
                    step,
                    value(days, step) + latest.map(one -> value(until, one)).orElse(0L));
        }
        return order.stream()
                .filter(previous::containsKey)
                .max(Comparator.comparing((String step) -> value(until, step)).thenComparing(Comparator.reverseOrder()))
                .map(last -> chain(last, previous))
                .orElse(List.of());
    }

    public long length(Collection<String> chain) {
        return chain.stream().mapToLong(step -> value(days, step)).sum();
    }

    private static List<String> chain(String last, Map<String, String> previous) {
        var chain = new ArrayList<String>(List.of(last));
        while (previous.containsKey(chain.getFirst())) {
            chain.addFirst(previous.get(chain.getFirst()));
        }
        return List.copyOf(chain);
    }

    /** Each step after those that it waits for; what waits for a circle is left out. */
    private List<String> inOrder() {
        var waiting = new HashMap<String, Integer>();
        var followers = new HashMap<String, List<String>>();
        days.keySet().forEach(step -> {
            waiting.put(step, before(step).size());
            before(step)
                    .forEach(one -> followers
                            .computeIfAbsent(one, key -> new ArrayList<>())
                            .add(step));
        });
        var ready = new ArrayDeque<String>();
        days.keySet().stream().filter(step -> before(step).isEmpty()).forEach(ready::add);
        var order = new ArrayList<String>();
        while (!ready.isEmpty()) {
            String step = ready.remove();
            order.add(step);
            followers.getOrDefault(step, List.of()).forEach(next -> {
                if (waiting.merge(next, -1, Integer::sum) == 0) {
                    ready.add(next);
                }
            });
        }
        return order;
    }

    private Set<String> before(String step) {
        return after.getOrDefault(step, Set.of());
    }

    private static long value(Map<String, Long> from, String step) {
        return from.getOrDefault(step, 0L);
    }
}
