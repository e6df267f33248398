package eu.passerelle.directory.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.directory.Claim;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.ExpertStatus;
import eu.passerelle.directory.ExpertType;
import eu.passerelle.directory.Publication;
import eu.passerelle.directory.Visibility;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.LocalizedText;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each type of expert must show for the two upper levels. */
class EvidenceRuleTest {
    @ParameterizedTest
    @CsvSource({
        // type, evidence, level, has published, has an employer -> enough
        "PRACTITIONER, SELF_STATED, 2, false, false, true",
        "PRACTITIONER, SELF_STATED, 3, true, true, false",
        "PRACTITIONER, DOCUMENT, 3, true, true, false",
        "PRACTITIONER, REFERENCE, 4, false, false, true",
        "PRACTITIONER, ENGAGEMENT, 4, false, false, true",
        "RESEARCHER, DOCUMENT, 3, false, true, false",
        "RESEARCHER, DOCUMENT, 3, true, false, true",
        "RESEARCHER, SELF_STATED, 3, true, true, false",
        "RESEARCHER, CERTIFIED, 4, false, false, true",
        "POLICY_MAKER, REFERENCE, 4, true, false, false",
        "POLICY_MAKER, REFERENCE, 4, false, true, true",
        "POLICY_MAKER, SELF_STATED, 4, true, true, false",
    })
    void each_type_has_its_own_rule(
            ExpertType type, Claim.Evidence evidence, int level, boolean published, boolean employed, boolean enough) {
        var claim = new Claim(new CompetenceCode("E4"), level, evidence, Optional.empty());
        var stated = new Profile.StatedClaim(claim, "", Optional.empty());
        var profile = new Profile(
                expert(type),
                Optional.empty(),
                List.of(stated),
                employed ? List.of(new Profile.Employment("City", Optional.empty(), Optional.empty())) : List.of(),
                published ? List.of(publication()) : List.of());
        assertThat(EvidenceRule.isMet(profile, stated, level)).isEqualTo(enough);
    }

    private static Publication publication() {
        return new Publication("p1", Publication.Kind.PUBLISHED, "Title", "", "en", Optional.empty(), Optional.empty());
    }

    private static Expert expert(ExpertType type) {
        return new Expert(
                new ExpertId("e1"),
                "Ana",
                "Pop",
                "Tilia 1",
                "ana@example.org",
                type,
                "RO",
                ZoneOffset.UTC,
                ExpertStatus.ACTIVE,
                Visibility.MATCHED,
                4,
                1,
                true,
                Set.of(),
                Map.of(),
                Set.of(),
                Set.of(),
                List.of(),
                new LocalizedText(Map.of()),
                Optional.empty());
    }
}
