package eu.passerelle.planning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Two people began with the same text of a part and each wrote it. What only one of them changed is taken from that one;
 * of lists both additions and both removals hold; what both changed differently is disputed, and people choose.
 *
 * <p>For example: both saw “Train staff, due 1 May, planned”. One wrote “Train all staff”, the other “Train staff twice”
 * and “under way”. Merged it is under way and due 1 May; what it says is disputed, and the merge carries the text of the
 * one who came second, so that nothing typed is lost.
 *
 * @param values what only one changed, and in disputed fields what the second wrote
 * @param disputed in the order of the form
 */
record Merge(Map<Field, String> values, List<Field> disputed) {
    Merge {
        values = Collections.unmodifiableMap(new EnumMap<>(values));
        disputed = List.copyOf(disputed);
    }

    /** @param base what both saw; @param mine of the one who came second; @param theirs what stands there now */
    static Merge of(Kind kind, Map<Field, String> base, Map<Field, String> mine, Map<Field, String> theirs) {
        var merged = new EnumMap<Field, String>(Field.class);
        var disputed = new ArrayList<Field>();
        for (Field field : kind.fields()) {
            String before = base.getOrDefault(field, "");
            String my = mine.getOrDefault(field, "");
            String their = theirs.getOrDefault(field, "");
            if (my.equals(before) || my.equals(their)) {
                merged.put(field, their);
            } else if (their.equals(before)) {
                merged.put(field, my);
            } else if (field.form() == Field.Form.MANY) {
                merged.put(field, lists(before, my, their));
            } else {
                merged.put(field, my);
                disputed.add(field);
            }
        }
        return new Merge(merged, disputed);
    }

    private static String lists(String base, String mine, String theirs) {
        Set<String> before = Set.copyOf(Part.many(base));
        Set<String> my = new LinkedHashSet<>(Part.many(mine));
        var merged = new LinkedHashSet<>(Part.many(theirs));
        merged.removeIf(one -> before.contains(one) && !my.contains(one));
        my.stream().filter(one -> !before.contains(one)).forEach(merged::add);
        return String.join(" ", merged);
    }
}
