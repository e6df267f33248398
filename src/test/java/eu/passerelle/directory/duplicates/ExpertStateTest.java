package eu.passerelle.directory.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.directory.duplicates.ExpertState.Part;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpertStateTest {
    @ParameterizedTest
    @CsvSource({
        "MATCHED,NETWORK,MATCHED",
        "NETWORK,MATCHED,MATCHED",
        "COORDINATORS,MATCHED,COORDINATORS",
        "MATCHED,MATCHED,MATCHED"
    })
    void of_two_choices_who_sees_somebody_the_narrower_holds(String kept, String other, String merged) {
        ExpertState after = seenBy(kept).merged(seenBy(other), Set.of(Part.VISIBILITY));
        assertThat(after.properties()).containsEntry("visibility", merged);
    }

    private static ExpertState seenBy(String visibility) {
        return new ExpertState(Map.of("visibility", visibility), List.of());
    }
}
