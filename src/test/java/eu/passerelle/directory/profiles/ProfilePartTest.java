package eu.passerelle.directory.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.directory.Visibility;
import eu.passerelle.directory.profiles.ProfilePart.Reader;
import org.junit.jupiter.api.Test;

class ProfilePartTest {
    @Test
    void who_reads_a_part_follows_from_how_the_expert_is_seen() {
        assertThat(ProfilePart.NAME.reader(Visibility.MATCHED)).isEqualTo(Reader.MATCHED_CITY);
        assertThat(ProfilePart.NAME.reader(Visibility.NETWORK)).isEqualTo(Reader.CITIES);
        assertThat(ProfilePart.COMPETENCES.reader(Visibility.COORDINATORS)).isEqualTo(Reader.MATCHED_CITY);
        for (Visibility visibility : Visibility.values()) {
            assertThat(ProfilePart.EMPLOYMENTS.reader(visibility)).isEqualTo(Reader.COORDINATORS);
        }
    }
}
