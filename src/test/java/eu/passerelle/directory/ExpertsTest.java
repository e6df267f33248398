package eu.passerelle.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.testing.CypherLog;
import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.PasserelleTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PasserelleTest
class ExpertsTest {
    @Autowired
    Experts experts;

    @Autowired
    DemoNetwork demo;

    @BeforeEach
    void load() {
        demo.load();
    }

    @Test
    void an_expert_is_read_whole() {
        Expert expert = experts.get(new ExpertId("e01"));
        assertThat(expert.fullName()).isEqualTo("Katrin Wendischer");
        assertThat(expert.type()).isEqualTo(ExpertType.PRACTITIONER);
        assertThat(expert.country()).isEqualTo("DE");
        assertThat(expert.visitCountries()).contains("FR", "AT");
        assertThat(expert.languages()).containsEntry("de", CefrLevel.C2).containsEntry("fr", CefrLevel.C1);
        assertThat(expert.legalSystems()).isEqualTo(Set.of("DE", "FR"));
        assertThat(expert.sectors()).contains("probation");
        assertThat(expert.claims().getFirst().level()).isEqualTo(4);
        assertThat(expert.claims())
                .filteredOn(claim -> claim.competence().value().equals("E4.1"))
                .first()
                .extracting(claim -> claim.verifiedOn().orElseThrow())
                .isEqualTo(LocalDate.parse("2026-10-01"));
        assertThat(expert.summary().byLanguage()).containsKey("de");
    }

    @Test
    void an_unknown_expert_is_not_found_or_absent() {
        var nobody = new ExpertId("nobody");
        assertThat(experts.find(nobody)).isEmpty();
        assertThat(experts.all(List.of(nobody, new ExpertId("e02")))).containsOnlyKeys(new ExpertId("e02"));
        assertThatThrownBy(() -> experts.get(nobody)).isInstanceOf(NotFound.class);
    }

    @Test
    void walking_through_meets_each_expert_once() {
        var met = new ArrayList<ExpertId>();
        Optional<ExpertId> place = Optional.empty();
        for (var page = experts.after(place, 7); !page.isEmpty(); page = experts.after(place, 7)) {
            page.forEach(expert -> met.add(expert.id()));
            place = Optional.of(met.getLast());
        }
        assertThat(met).hasSize(80).doesNotHaveDuplicates();
    }

    @Test
    void eighty_experts_are_one_query() {
        List<ExpertId> ids =
                experts.after(Optional.empty(), 100).stream().map(Expert::id).toList();
        assertThat(ids).hasSize(80);
        assertThat(CypherLog.during(() -> experts.all(ids))).hasSize(1);
        assertThat(CypherLog.during(() -> experts.after(Optional.empty(), 100))).hasSize(1);
        assertThat(CypherLog.during(() -> experts.all(List.of()))).isEmpty();
    }

    @Test
    void loading_again_changes_nothing() {
        Expert before = experts.get(new ExpertId("e01"));
        demo.load();
        assertThat(experts.get(new ExpertId("e01"))).isEqualTo(before);
    }
}
