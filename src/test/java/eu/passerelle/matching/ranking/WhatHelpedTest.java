package eu.passerelle.matching.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.matching.ranking.WhatHelped.Rated;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WhatHelpedTest {
    static final List<Rated> SIX = List.of(
            new Rated("a", true, 10, 3, Set.of("B3", "C1")),
            new Rated("b", true, 20, 6, Set.of("B3", "C1")),
            new Rated("c", true, 30, 7, Set.of("B3")),
            new Rated("d", true, 40, 8, Set.of()),
            new Rated("e", false, 5, 1, Set.of("A1")),
            new Rated("f", false, 5, 1, Set.of("A1")));

    @Test
    void what_came_of_six_mentorings_is_told_with_what_went_along_with_success() {
        assertThat(WhatHelped.of(SIX)).hasValue(new WhatHelped.Summary(6, 4, 20, 6, List.of("B3")));
    }

    @Test
    void of_four_cities_nothing_is_told_however_often_each_was_mentored() {
        var four = new ArrayList<>(SIX.subList(0, 4));
        four.addAll(SIX.subList(0, 4));
        assertThat(WhatHelped.of(four)).isEmpty();
    }

    @Test
    void where_nobody_reached_anything_nothing_is_said_to_have_helped() {
        List<Rated> none = SIX.stream()
                .map(one -> new Rated(one.city(), false, one.hours(), one.months(), one.alongside()))
                .toList();
        assertThat(WhatHelped.of(none)).hasValue(new WhatHelped.Summary(6, 0, 0, 0, List.of()));
    }
}
