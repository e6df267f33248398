package eu.passerelle.cities;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.testing.CypherLog;
import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.PasserelleTest;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PasserelleTest
class TeamsTest {
    @Autowired
    Teams teams;

    @Autowired
    DemoNetwork demo;

    @BeforeEach
    void load() {
        demo.load();
    }

    @Test
    void a_team_is_read_whole_with_its_city() {
        Team team = teams.get(new TeamId("t01"));
        assertThat(team.city().name()).isEqualTo("Saint-Aubin-sur-Lys");
        assertThat(team.city().country()).isEqualTo("FR");
        assertThat(team.city().languages()).isEqualTo(Set.of("fr"));
        assertThat(team.city().fictional()).isTrue();
        assertThat(team.structure()).isEqualTo(TeamStructure.MAYOR_LED);
        assertThat(team.levels()).isEqualTo(Set.of(PreventionLevel.SECONDARY, PreventionLevel.TERTIARY));
        assertThat(team.sectors()).contains("police", "probation", "justice");
        assertThat(team.coordinator().language()).isEqualTo(InterfaceLanguage.FR);
    }

    @Test
    void many_teams_are_read_at_once_and_unknown_ones_are_absent() {
        assertThat(teams.all(List.of(new TeamId("t01"), new TeamId("t02"), new TeamId("nobody"))))
                .containsOnlyKeys(new TeamId("t01"), new TeamId("t02"));
        assertThat(teams.all(List.of())).isEmpty();
    }

    @Test
    void thirty_teams_are_one_query() {
        List<TeamId> ids = IntStream.rangeClosed(1, 30)
                .mapToObj("t%02d"::formatted)
                .map(TeamId::new)
                .toList();
        assertThat(CypherLog.during(() -> assertThat(teams.all(ids)).hasSize(30)))
                .hasSize(1);
    }
}
