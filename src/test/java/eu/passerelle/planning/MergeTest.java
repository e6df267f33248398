package eu.passerelle.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MergeTest {
    private static final List<String> WORDS = List.of("", "one", "two", "three");

    @Test
    void the_example_of_the_training_is_as_it_is_told() {
        Map<Field, String> base = Map.of(Field.TEXT, "Train staff", Field.DUE, "2027-05-01", Field.STATUS, "PLANNED");
        Map<Field, String> theirs =
                Map.of(Field.TEXT, "Train staff twice", Field.DUE, "2027-05-01", Field.STATUS, "UNDER_WAY");
        Map<Field, String> mine =
                Map.of(Field.TEXT, "Train all staff", Field.DUE, "2027-05-01", Field.STATUS, "PLANNED");
        Merge merge = Merge.of(Kind.MEASURE, base, mine, theirs);
        assertThat(merge.disputed()).containsExactly(Field.TEXT);
        assertThat(merge.values())
                .containsEntry(Field.TEXT, "Train all staff")
                .containsEntry(Field.STATUS, "UNDER_WAY")
                .containsEntry(Field.DUE, "2027-05-01");
    }

    @Test
    void a_field_that_one_emptied_is_empty() {
        Merge merge = Merge.of(
                Kind.MEASURE,
                Map.of(Field.TEXT, "a", Field.DUE, "2027-05-01"),
                Map.of(Field.TEXT, "a"),
                Map.of(Field.TEXT, "b", Field.DUE, "2027-05-01"));
        assertThat(merge.values()).containsEntry(Field.DUE, "").containsEntry(Field.TEXT, "b");
        assertThat(merge.disputed()).isEmpty();
    }

    @Test
    void of_a_list_the_additions_and_removals_of_both_hold() {
        Merge merge = Merge.of(
                Kind.MEASURE,
                Map.of(Field.DEPENDS_ON, "a b"),
                Map.of(Field.DEPENDS_ON, "a c"),
                Map.of(Field.DEPENDS_ON, "b d"));
        assertThat(Part.many(merge.values().getOrDefault(Field.DEPENDS_ON, ""))).containsExactlyInAnyOrder("c", "d");
        assertThat(merge.disputed()).isEmpty();
    }

    /** What each of them changed stands in the merge, or is disputed with both texts at hand. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void nothing_that_anybody_typed_is_lost(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            Map<Field, String> base = values(random);
            Map<Field, String> mine = changed(base, random);
            Map<Field, String> theirs = changed(base, random);
            Merge merge = Merge.of(Kind.MEASURE, base, mine, theirs);
            for (Field field : Kind.MEASURE.fields()) {
                String was = base.getOrDefault(field, "");
                String my = mine.getOrDefault(field, "");
                String their = theirs.getOrDefault(field, "");
                String merged = merge.values().getOrDefault(field, "");
                String as = "seed " + seed + " " + field;
                if (field.form() == Field.Form.MANY) {
                    assertThat(without(set(my), set(was))).as(as).isSubsetOf(set(merged));
                    assertThat(without(set(their), set(was))).as(as).isSubsetOf(set(merged));
                    assertThat(without(set(was), set(my)))
                            .as(as)
                            .allMatch(gone -> !set(merged).contains(gone));
                } else if (merge.disputed().contains(field)) {
                    assertThat(my).as(as).isNotEqualTo(their).isNotEqualTo(was);
                    assertThat(their).as(as).isNotEqualTo(was);
                    assertThat(merged).as(as).isEqualTo(my);
                } else {
                    assertThat(merged).as(as).isEqualTo(my.equals(was) ? their : my);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void who_wrote_nothing_new_changes_nothing(long seed) {
        var random = new Random(seed);
        Map<Field, String> base = values(random);
        Map<Field, String> theirs = changed(base, random);
        Merge merge = Merge.of(Kind.MEASURE, base, base, theirs);
        assertThat(merge.disputed()).isEmpty();
        Kind.MEASURE
                .fields()
                .forEach(field ->
                        assertThat(merge.values().getOrDefault(field, "")).isEqualTo(theirs.getOrDefault(field, "")));
    }

    private static Map<Field, String> values(Random random) {
        var values = new EnumMap<Field, String>(Field.class);
        Kind.MEASURE.fields().forEach(field -> values.put(field, value(field, random)));
        return values;
    }

    private static Map<Field, String> changed(Map<Field, String> base, Random random) {
        var values = new EnumMap<>(base);
        Kind.MEASURE.fields().forEach(field -> {
            if (random.nextInt(3) == 0) {
                values.put(field, value(field, random));
            }
        });
        return values;
    }

    private static String value(Field field, Random random) {
        if (field.form() != Field.Form.MANY) {
            return WORDS.get(random.nextInt(WORDS.size()));
        }
        var some = new TreeSet<String>();
        List.of("a", "b", "c", "d").forEach(one -> {
            if (random.nextBoolean()) {
                some.add(one);
            }
        });
        return String.join(" ", some);
    }

    private static Set<String> set(String value) {
        return Set.copyOf(Part.many(value));
    }

    private static Set<String> without(Set<String> all, Set<String> others) {
        var left = new HashSet<>(all);
        left.removeAll(others);
        return left;
    }
}
