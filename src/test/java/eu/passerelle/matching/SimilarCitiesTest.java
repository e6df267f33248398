package eu.passerelle.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.PasserelleTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.neo4j.core.Neo4jClient;

@PasserelleTest
class SimilarCitiesTest {
    static final TeamId SAINT_AUBIN = new TeamId("t01");
    static final Viewer CITY = new CityViewer(new AccountId("city"), SAINT_AUBIN);
    static final Viewer COORDINATOR = new CoordinatorViewer(new AccountId("coordinator"));

    @Autowired
    SimilarCities similar;

    @Autowired
    DemoNetwork demo;

    @Autowired
    Neo4jClient neo4j;

    @BeforeEach
    void aNetwork() {
        demo.load();
    }

    @Test
    void a_city_reads_what_kind_of_cities_had_its_need_and_neither_their_names_nor_how_each_fared() {
        Precedents told = of(CITY);
        assertThat(told.cities()).isNotEmpty().allSatisfy(city -> {
            assertThat(city.label()).startsWith("A city of about ");
            assertThat(city.outcome()).isEmpty();
            assertThat(city.needs()).isNotEmpty().isSubsetOf(new CompetenceCode("B3"), new CompetenceCode("B4"));
            assertThat(city.alike()).isNotEmpty();
        });
    }

    @Test
    void a_coordinator_reads_which_cities_and_how_each_fared() {
        Precedents told = of(COORDINATOR);
        List<String> names = List.copyOf(neo4j.query("MATCH (t:Team)-[:OF]->(c:City) RETURN c.name + ' – ' + t.name")
                .fetchAs(String.class)
                .all());
        assertThat(told.cities()).allSatisfy(city -> assertThat(city.label()).isIn(names));
        assertThat(told.cities()).anySatisfy(city -> assertThat(city.outcome()).isPresent());
        assertThat(told.cities())
                .extracting(Precedents.City::year)
                .isEqualTo(of(CITY).cities().stream().map(Precedents.City::year).toList());
    }

    @Test
    void what_helped_is_told_of_five_cities_and_of_four_it_is_not() {
        var helped = of(CITY).helped();
        assertThat(helped).isNotEmpty().allSatisfy(one -> {
            assertThat(one.mentorings()).isGreaterThanOrEqualTo(5);
            assertThat(one.reached()).isBetween(0, one.mentorings());
        });
        neo4j.query("""
                MATCH (g:Engagement {state: 'closed'})-[:WITH]->(:Team)-[:OF]->(c:City) WITH DISTINCT c ORDER BY c.id SKIP 4
                MATCH (c)<-[:OF]-(:Team)<-[:WITH]-(g:Engagement) REMOVE g.outcome
                WITH g MATCH (g)-[r:SERVED]->() REMOVE r.outcome
                """).run();
        assertThat(of(CITY).helped()).isEmpty();
        assertThat(of(CITY).cities()).isNotEmpty();
    }

    @Test
    void the_own_past_is_no_precedent() {
        neo4j.query("MATCH (g:Engagement {state: 'closed'}), (own:Team {id: 't01'}) "
                        + "MATCH (g)-[r:WITH]->() DELETE r CREATE (g)-[:WITH]->(own)")
                .run();
        assertThat(of(CITY).cities()).isEmpty();
        assertThat(of(CITY).helped()).isEmpty();
    }

    @Test
    void another_citys_team_cannot_be_asked_for_and_experts_do_not_ask() {
        Stream.of(
                        new CityViewer(new AccountId("other"), new TeamId("t02")),
                        new Viewer.ExpertViewer(new AccountId("e"), new eu.passerelle.kernel.ExpertId("e01")))
                .forEach(viewer -> assertThatThrownBy(() -> of(viewer)).isInstanceOf(NotFound.class));
    }

    private Precedents of(Viewer viewer) {
        return similar.of(
                SAINT_AUBIN,
                List.of(new Need(new CompetenceCode("B3"), 3, 3), new Need(new CompetenceCode("B4"), 2, 3)),
                viewer,
                InterfaceLanguage.EN);
    }
}
