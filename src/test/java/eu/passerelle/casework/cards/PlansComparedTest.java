package eu.passerelle.casework.cards;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.casework.cards.Exercise.Step;
import eu.passerelle.casework.cards.PlansCompared.Column;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlansComparedTest {
    private static final Step FAMILY = new Step(LifeArea.FAMILY, Measure.Kind.FAMILY_WORK, "family-support");
    private static final Step PEERS = new Step(LifeArea.PEERS, Measure.Kind.LEISURE, "youth-work");
    private static final Step PEERS_BY_SCHOOL = new Step(LifeArea.PEERS, Measure.Kind.LEISURE, "school");
    private static final Step MONEY = new Step(LifeArea.MONEY, Measure.Kind.PRACTICAL_HELP, "social-services");
    private static final List<Step> MODEL = List.of(FAMILY, PEERS);

    @Test
    void areas_of_the_model_and_of_each_plan_stand_in_the_order_of_all() {
        assertThat(PlansCompared.of(MODEL, List.of(plan(MONEY))).areas())
                .containsExactly(LifeArea.FAMILY, LifeArea.PEERS, LifeArea.MONEY);
    }

    @Test
    void alike_is_the_same_by_the_same_agency_and_left_out_is_an_area_nobody_helps_with() {
        Column plan = plan(PEERS_BY_SCHOOL, MONEY);
        assertThat(plan.isAlike(PEERS_BY_SCHOOL)).isFalse();
        assertThat(plan.alike()).isZero();
        assertThat(plan.leftOut()).containsExactly(LifeArea.FAMILY);
        assertThat(plan(FAMILY, PEERS).alike()).isEqualTo(2);
        assertThat(plan(FAMILY, PEERS).leftOut()).isEmpty();
    }

    private static Column plan(Step... steps) {
        return new Column("p", "Plan 1", List.of(steps), MODEL);
    }
}
