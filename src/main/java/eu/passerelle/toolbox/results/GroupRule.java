package eu.passerelle.toolbox.results;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Which groups may be shown. A number is made of five people or more, or it is not made. Agencies meet only in one number,
 * how far apart they are, without a name, from three agencies on of which each has two people who answered: with two,
 * each could read off what the other said, and an agency of one is that one person.
 *
 * <p>For example: nine answer, of agencies with 3, 2, 2, 1 and 1 people. Everything is shown; the gap is that of the
 * first three agencies. When one of the second agency does not know an item, the gap needs another agency, and has none.
 */
public final class GroupRule {
    public static final int LEAST_PEOPLE = 5;
    static final int LEAST_AGENCIES = 3;
    static final int LEAST_OF_AGENCY = 2;

    private GroupRule() {}

    public static boolean mayShow(int people) {
        return people >= LEAST_PEOPLE;
    }

    public static int missing(int people) {
        return Math.max(0, LEAST_PEOPLE - people);
    }

    /** Those who said how far something is; nothing at all when they are too few. */
    static List<Filled> saying(List<Filled> people, String item) {
        List<Filled> saying =
                people.stream().filter(one -> one.levels().containsKey(item)).toList();
        return mayShow(saying.size()) ? saying : List.of();
    }

    /** The answers of each agency to some items that may be compared; nothing when it may not. */
    static List<List<Integer>> byAgency(List<Filled> people, List<String> items) {
        Map<String, List<Integer>> levels = new HashMap<>();
        Map<String, Integer> members = new HashMap<>();
        for (Filled one : people) {
            List<Integer> said = items.stream()
                    .map(one.levels()::get)
                    .flatMap(level -> Stream.ofNullable(level))
                    .toList();
            if (!said.isEmpty()) {
                levels.computeIfAbsent(key(one.agency()), agency -> new ArrayList<>())
                        .addAll(said);
                members.merge(key(one.agency()), 1, Integer::sum);
            }
        }
        levels.keySet().removeIf(agency -> Objects.requireNonNullElse(members.get(agency), 0) < LEAST_OF_AGENCY);
        int compared = levels.keySet().stream()
                .mapToInt(agency -> Objects.requireNonNullElse(members.get(agency), 0))
                .sum();
        return levels.size() >= LEAST_AGENCIES && mayShow(compared) ? List.copyOf(levels.values()) : List.of();
    }

    /** The same agency, however it was typed. */
    public static String key(String agency) {
        return agency.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }
}
