package eu.passerelle.directory.duplicates;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which profiles are compared at all: those that share an address, a mailbox, an employer, or the beginning of a part of
 * the name. Comparing each with each would take n²; a block that is too large says nothing and is left out.
 */
final class Blocks {
    static final int LARGEST = 400;
    private static final int BEGINNING = 4;

    private Blocks() {}

    /** @param one the smaller id of the two */
    record Pair(String one, String other, Likeness likeness) {}

    /** All pairs worth a look, the likeliest first, then by id. */
    static List<Pair> pairs(List<Face> faces) {
        var blocks = new HashMap<String, List<Face>>();
        faces.forEach(face -> keys(face)
                .forEach(key ->
                        blocks.computeIfAbsent(key, none -> new ArrayList<>()).add(face)));
        var seen = new HashSet<Map.Entry<String, String>>();
        var pairs = new ArrayList<Pair>();
        blocks.values().stream().filter(block -> block.size() <= LARGEST).forEach(block -> compare(block, seen, pairs));
        pairs.sort(Comparator.comparingDouble((Pair pair) -> pair.likeness().score())
                .reversed()
                .thenComparing(Pair::one)
                .thenComparing(Pair::other));
        return pairs;
    }

    private static void compare(List<Face> block, Set<Map.Entry<String, String>> seen, List<Pair> pairs) {
        for (int i = 0; i < block.size(); i++) {
            for (int j = i + 1; j < block.size(); j++) {
                boolean ordered = block.get(i).id().compareTo(block.get(j).id()) < 0;
                Face one = block.get(ordered ? i : j);
                Face other = block.get(ordered ? j : i);
                Likeness likeness = Likeness.of(one, other);
                if (likeness.isWorthALook() && seen.add(Map.entry(one.id(), other.id()))) {
                    pairs.add(new Pair(one.id(), other.id(), likeness));
                }
            }
        }
    }

    private static Set<String> keys(Face face) {
        var keys = new TreeSet<String>();
        if (!face.mail().isEmpty()) {
            keys.add("mail " + face.mail());
            keys.add("mailbox " + face.mailbox());
        }
        face.name().forEach(word -> keys.add("name " + word.substring(0, Math.min(BEGINNING, word.length()))));
        face.organisations().forEach(organisation -> keys.add("organisation " + organisation));
        return keys;
    }
}
