package eu.passerelle.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.passerelle.directory.Kinship.Relation;
import eu.passerelle.directory.Kinships.RelatedPair;
import eu.passerelle.directory.Kinships.Transfer;
import eu.passerelle.kernel.CompetenceCode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KinshipsTest {
    final CompetenceCode e = new CompetenceCode("E");
    final CompetenceCode e4 = new CompetenceCode("E4");
    final CompetenceCode e41 = new CompetenceCode("E4.1");
    final CompetenceCode e8 = new CompetenceCode("E8");
    final CompetenceCode d4 = new CompetenceCode("D4");

    final Kinships kinships = new Kinships(
            Map.of(e4, e, e41, e4, e8, e),
            List.of(new RelatedPair(d4, e4)),
            List.of(new Transfer(e8, e4, 0.7)),
            Map.of());

    @Test
    void the_worked_example_of_the_rule() {
        assertThat(kinships.serving(e4))
                .containsExactly(
                        Map.entry(e4, new Kinship(Relation.SAME, 1)),
                        Map.entry(e41, new Kinship(Relation.NARROWER, 0.85)),
                        Map.entry(e8, new Kinship(Relation.TRANSFERABLE, 0.7)),
                        Map.entry(e, new Kinship(Relation.BROADER, 0.6)),
                        Map.entry(d4, new Kinship(Relation.RELATED, 0.5)));
        assertThat(kinships.serving(e41))
                .containsExactly(
                        Map.entry(e41, new Kinship(Relation.SAME, 1)),
                        Map.entry(e4, new Kinship(Relation.BROADER, 0.6)),
                        Map.entry(e, new Kinship(Relation.BROADER, 0.36)));
    }

    @Test
    void each_step_down_the_hierarchy_costs_again() {
        assertThat(kinships.serving(e).get(e41).closeness()).isCloseTo(0.85 * 0.85, within(1e-12));
    }

    @Test
    void related_holds_both_ways_and_transferable_one_way() {
        assertThat(kinships.serving(d4)).containsEntry(e4, new Kinship(Relation.RELATED, 0.5));
        assertThat(kinships.serving(e8)).doesNotContainKey(e4);
    }

    @Test
    void of_two_ways_the_closer_counts() {
        var both = new Kinships(
                Map.of(e4, e), List.of(new RelatedPair(e, e4)), List.of(new Transfer(e4, e, 0.9)), Map.of());
        assertThat(both.serving(e)).containsEntry(e4, new Kinship(Relation.TRANSFERABLE, 0.9));
        assertThat(both.serving(e4)).containsEntry(e, new Kinship(Relation.BROADER, 0.6));
    }

    @Test
    void siblings_are_no_kin() {
        var siblings = new Kinships(Map.of(e4, e, e8, e), List.of(), List.of(), Map.of());
        assertThat(siblings.serving(e4)).containsOnlyKeys(e4, e);
    }
}
