package eu.passerelle.directory;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.TestClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.neo4j.core.Neo4jClient;

@PasserelleTest
class MissingConceptsTest {
    @Autowired
    MissingConcepts missing;

    @Autowired
    DemoNetwork demo;

    @Autowired
    Neo4jClient neo4j;

    @Autowired
    TestClock clock;

    @Test
    void words_are_written_only_when_they_are_searched_on_a_second_day() {
        missing.searchedInVain("Equithérapie", InterfaceLanguage.FR);
        missing.searchedInVain("équithérapie", InterfaceLanguage.FR);
        assertThat(kept()).isEmpty();
        assertThat(everythingStored()).doesNotContain("equitherapie");
        clock.advance(Duration.ofDays(1));
        missing.searchedInVain("equitherapie", InterfaceLanguage.FR);
        assertThat(kept()).containsExactly("equitherapie");
    }

    @Test
    void what_the_taxonomy_knows_is_not_missing() {
        missing.searchedInVain("Datenschutz", InterfaceLanguage.DE);
        assertThat(everythingStored()).isEqualTo("[]");
    }

    @Test
    void the_name_of_an_expert_is_never_written_however_it_is_spelt() {
        demo.load();
        neo4j.query("MATCH (e:Expert {id: 'e01'}) SET e.givenName = 'Zoë', e.familyName = 'Müßigbrodt'")
                .run();
        for (int day = 0; day < 3; day++) {
            missing.searchedInVain("zoe mussigbrodt", InterfaceLanguage.EN);
            missing.searchedInVain("muessigbrodt", InterfaceLanguage.EN);
            missing.searchedInVain("deepfakes", InterfaceLanguage.EN);
            clock.advance(Duration.ofDays(1));
        }
        assertThat(kept()).containsExactly("deepfakes");
    }

    @Test
    void what_nobody_searches_any_more_is_forgotten() {
        missing.searchedInVain("deepfakes", InterfaceLanguage.EN);
        clock.advance(Duration.ofDays(1));
        missing.searchedInVain("deepfakes", InterfaceLanguage.EN);
        clock.advance(Duration.ofDays(91));
        missing.searchedInVain("equitherapie", InterfaceLanguage.FR);
        assertThat(kept()).isEmpty();
    }

    private List<String> kept() {
        return List.copyOf(neo4j.query("MATCH (v:VainSearch) WHERE v.words IS NOT NULL RETURN v.words")
                .fetchAs(String.class)
                .all());
    }

    private String everythingStored() {
        return neo4j.query("MATCH (v:VainSearch) RETURN collect(properties(v))")
                .fetch()
                .all()
                .iterator()
                .next()
                .values()
                .iterator()
                .next()
                .toString();
    }
}
