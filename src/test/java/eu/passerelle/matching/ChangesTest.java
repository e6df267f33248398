package eu.passerelle.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is proposed does what it says, in worlds made by lot. */
class ChangesTest {
    @Test
    void each_change_lifts_the_limit_that_it_is_for_and_sets_up_no_other() {
        eachWorld((question, offer) -> {
            String country = question.team().city().country();
            List<Limit> before = offer.unkept(question.query(), country);
            for (Change change : all(question, offer)) {
                List<Limit> after =
                        offer.after(change, question.today()).unkept(Changes.after(question.query(), change), country);
                assertThat(before).as("%s", change).containsAll(after);
                lifted(change.kind(), before, after);
            }
        });
    }

    @Test
    void all_together_lift_every_limit_of_who_speaks_any_language_well_enough() {
        eachWorld((question, offer) -> {
            MentorQuery query = question.query();
            Offer changed = offer;
            for (Change change : all(question, offer)) {
                query = change.kind() == Change.Kind.NEED ? query : Changes.after(query, change);
                changed = changed.after(change, question.today());
            }
            if (!offer.languages().isEmpty()) {
                assertThat(changed.unkept(query, question.team().city().country()))
                        .isEmpty();
            }
        });
    }

    @Test
    void a_change_of_the_request_leaves_the_offer_and_a_change_of_the_offer_the_request() {
        eachWorld((question, offer) -> {
            for (Change change : all(question, offer)) {
                if (change.kind().isOfRequest()) {
                    assertThat(offer.after(change, question.today())).isEqualTo(offer);
                    assertThat(Changes.after(question.query(), change)).isNotEqualTo(question.query());
                } else {
                    assertThat(Changes.after(question.query(), change)).isEqualTo(question.query());
                    assertThat(offer.after(change, question.today())).isNotEqualTo(offer);
                }
            }
        });
    }

    private static void lifted(Change.Kind kind, List<Limit> before, List<Limit> after) {
        switch (kind) {
            case LANGUAGE -> assertThat(after).doesNotContain(Limit.LANGUAGE);
            case RESUMED -> {
                assertThat(before).contains(Limit.STATUS);
                assertThat(after).doesNotContain(Limit.STATUS);
            }
            case PLACE -> {
                assertThat(before).contains(Limit.CAPACITY);
                assertThat(after).doesNotContain(Limit.CAPACITY);
            }
            case REMOTE, VISIT -> {
                assertThat(before).contains(Limit.FORM);
                assertThat(after).doesNotContain(Limit.FORM);
            }
            case FORM, WINDOW, HOURS, NEED, VERIFIED, LEVEL -> {}
        }
    }

    private static List<Change> all(Question question, Offer offer) {
        return Stream.concat(
                        Changes.ofRequest(question.query(), offer).stream(), Changes.ofOffer(question, offer).stream())
                .toList();
    }

    private interface Law {
        void of(Question question, Offer offer);
    }

    private static void eachWorld(Law test) {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        var seeded = new SplittableRandom(seed);
        for (int i = 0; i < 500; i++) {
            MatchingWorld world = MatchingWorld.byLot(seeded);
            int active = seeded.nextInt(world.candidate().expert().parallelEngagements() + 1);
            test.of(world.question(), Offer.of(world.candidate().expert(), active));
        }
    }
}
