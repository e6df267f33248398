package eu.passerelle.directory.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.directory.duplicates.ExpertState.Part;
import eu.passerelle.directory.duplicates.ExpertState.Tie;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** The algebra of merging profiles and of taking it back. */
class ExpertStateTest {
    private static final LocalDate DAY = LocalDate.of(2027, 3, 1);

    @Test
    void what_was_chosen_and_what_is_missing_comes_from_the_other_and_the_rest_stays() {
        var kept = new ExpertState(Map.of("givenName", "Anna", "familyName", "Weber", "email", "a@x.org"), List.of());
        var other = new ExpertState(
                Map.of("givenName", "Anne", "familyName", "Weber", "email", "b@x.org", "summary_de", "Text"),
                List.of());
        assertThat(kept.merged(other, Set.of(Part.EMAIL)).properties())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("givenName", "Anna", "familyName", "Weber", "email", "b@x.org", "summary_de", "Text"));
    }

    @Test
    void of_two_claims_the_verified_one_stays_and_then_the_higher() {
        Tie high = claim("E4", Map.of("level", 4L));
        Tie verified = claim("E4", Map.of("level", 2L, "verifiedOn", DAY));
        assertThat(state(high).merged(state(verified), Set.of()).ties()).containsExactly(verified);
        Tie low = claim("E4", Map.of("level", 1L));
        assertThat(state(low).merged(state(high), Set.of()).ties()).containsExactly(high);
        assertThat(state(high).merged(state(low), Set.of()).ties()).containsExactly(high);
    }

    @Test
    void two_times_with_one_employer_are_two() {
        Tie early = new Tie("EMPLOYED_BY", "Organisation", "o1", "Violet", Map.of("from", DAY.minusYears(9)));
        Tie late = new Tie("EMPLOYED_BY", "Organisation", "o1", "Violet", Map.of("from", DAY));
        assertThat(state(early).merged(state(late), Set.of()).ties()).containsExactly(early, late);
    }

    @RepeatedTest(50)
    void a_merge_that_is_taken_back_at_once_leaves_what_was() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        ExpertState before = random(random);
        ExpertState after = before.merged(random(random), parts(random));
        assertThat(same(after.without(before, after))).as("seed " + seed).isEqualTo(same(before));
    }

    @RepeatedTest(50)
    void what_was_written_after_the_merge_survives_taking_it_back() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        ExpertState before = random(random);
        ExpertState after = before.merged(random(random), parts(random));
        var edited = new HashMap<>(after.properties());
        edited.put("email", "new@example.org");
        var ties = new ArrayList<>(after.ties());
        ties.removeIf(tie -> tie.key().equals("NEW"));
        ties.add(claim("NEW", Map.of("level", 3L)));
        ExpertState back = new ExpertState(edited, ties).without(before, after);
        assertThat(back.properties()).as("seed " + seed).containsEntry("email", "new@example.org");
        assertThat(back.ties()).as("seed " + seed).contains(claim("NEW", Map.of("level", 3L)));
    }

    @RepeatedTest(20)
    void a_state_survives_being_written_down() {
        long seed = new Random().nextLong();
        ExpertState state = random(new Random(seed));
        var text = new StateText(JsonMapper.builder().build());
        assertThat(text.read(text.write(state))).as("seed " + seed).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        "MATCHED,NETWORK,MATCHED",
        "NETWORK,MATCHED,MATCHED",
        "COORDINATORS,MATCHED,COORDINATORS",
        "MATCHED,MATCHED,MATCHED"
    })
    void of_two_choices_who_sees_somebody_the_narrower_holds(String kept, String other, String merged) {
        ExpertState chosen = seenBy(kept).merged(seenBy(other), Set.of(Part.VISIBILITY));
        assertThat(chosen.properties()).containsEntry("visibility", merged);
        ExpertState unchosen = seenBy(kept).merged(seenBy(other), Set.of());
        assertThat(unchosen.properties()).containsEntry("visibility", merged);
    }

    @Test
    void a_profile_without_a_choice_who_sees_it_narrows_none() {
        var without = new ExpertState(Map.of("givenName", "Anna"), List.of());
        assertThat(seenBy("NETWORK").merged(without, Set.of()).properties()).containsEntry("visibility", "NETWORK");
    }

    private static ExpertState seenBy(String visibility) {
        return new ExpertState(Map.of("visibility", visibility), List.of());
    }

    private static ExpertState random(Random random) {
        var properties = new HashMap<String, Object>();
        for (String name : List.of("givenName", "familyName", "email", "alias", "summary_fr", "summary_de")) {
            if (random.nextInt(3) > 0) {
                properties.put(name, name + random.nextInt(3));
            }
        }
        properties.put("hoursPerMonth", (long) random.nextInt(20));
        properties.put("remote", random.nextBoolean());
        properties.put("confirmedOn", DAY.plusDays(random.nextInt(3)));
        var ties = new ArrayList<Tie>();
        for (String code : List.of("A1", "B2", "C3")) {
            if (random.nextBoolean()) {
                ties.add(claim(
                        code,
                        random.nextBoolean()
                                ? Map.of("level", 1L + random.nextInt(4), "verifiedOn", DAY)
                                : Map.of("level", 1L + random.nextInt(4))));
            }
        }
        ties.add(new Tie("LIVES_IN", "Country", random.nextBoolean() ? "FR" : "DE", "", Map.of()));
        if (random.nextBoolean()) {
            ties.add(new Tie("OFFERS_VISITS_TO", "Country", "RO", "", Map.of()));
        }
        return new ExpertState(properties, ties);
    }

    private static Set<Part> parts(Random random) {
        var parts = EnumSet.noneOf(Part.class);
        for (Part part : Part.values()) {
            if (random.nextBoolean()) {
                parts.add(part);
            }
        }
        return parts;
    }

    private static Object same(ExpertState state) {
        return List.of(state.properties(), new HashSet<>(state.ties()));
    }

    private static ExpertState state(Tie tie) {
        return new ExpertState(Map.of(), List.of(tie));
    }

    private static Tie claim(String code, Map<String, Object> properties) {
        return new Tie("CLAIMS", "Competence", code, "", properties);
    }
}
