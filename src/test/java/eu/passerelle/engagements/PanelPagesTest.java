package eu.passerelle.engagements;

import static eu.passerelle.engagements.EngagementsWorld.OLT;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.Role;
import eu.passerelle.testing.PasserelleTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@PasserelleTest
class PanelPagesTest {
    @Autowired
    ApplicationContext context;

    EngagementsWorld world;
    String request = "";

    @BeforeEach
    void create() {
        world = EngagementsWorld.createIn(context);
        request = world.submitted();
    }

    @Test
    void one_who_covers_all_is_the_smallest_panel() {
        var panels = world.lysProgram().get("/api/v1/requests/" + request + "/panels");
        assertThat(panels.status()).as(panels.body()).isEqualTo(200);
        assertThat(EngagementsWorld.<List<Object>>read(panels, "$[0].members")).hasSize(1);
        assertThat(EngagementsWorld.<List<Object>>read(panels, "$[0].open")).isEmpty();
        assertThat(EngagementsWorld.<Boolean>read(panels, "$[0].jointTime")).isTrue();
        assertThat(EngagementsWorld.<Double>read(panels, "$[0].members[0].gain"))
                .isEqualTo(EngagementsWorld.<Double>read(panels, "$[0].value"));
    }

    @Test
    void the_page_shows_them_to_the_city_and_not_to_another() {
        assertThat(world.lys().get("/requests/" + request + "/panels").body()).contains("One mentor is enough");
        assertThat(world.browser(Role.CITY, OLT)
                        .get("/requests/" + request + "/panels")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_size_that_cannot_be_is_told() {
        var answer = world.lysProgram().get("/api/v1/requests/" + request + "/panels?size=9");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("size");
        for (String limit : List.of("size=0", "perInstitution=0", "perCountry=6")) {
            var refused = world.lysProgram().get("/api/v1/requests/" + request + "/panels?" + limit);
            assertThat(refused.status()).as(limit).isEqualTo(422);
            assertThat(refused.body()).contains(limit.substring(0, limit.indexOf('=')));
        }
        for (String limit : List.of("size=NaN", "size=10000000000", "perCountry=x")) {
            assertThat(world.lysProgram()
                            .get("/api/v1/requests/" + request + "/panels?" + limit)
                            .status())
                    .as(limit)
                    .isEqualTo(400);
        }
    }

    /** B3 is Ana's alone, B1 is Ben's alone; both live in Romania and work for the same house. */
    @Test
    void who_is_alike_is_together_only_where_the_limits_allow_it() {
        world.write("""
                MATCH (a:Expert {id: 'expert-ana'}), (b:Expert {id: 'expert-ben'}), (x:Expert {id: 'expert-cleo'})
                MATCH (other:Competence {code: 'D2'}), (b)-[r:CLAIMS]->()
                DELETE r
                CREATE (b)-[:CLAIMS {level: 4, evidence: 'document'}]->(other)
                CREATE (o:Organisation {id: 'one-house', name: 'One house'})
                CREATE (a)-[:EMPLOYED_BY]->(o), (b)-[:EMPLOYED_BY]->(o)
                SET x.status = 'paused'
                """);
        List.of(EngagementsWorld.ANA, EngagementsWorld.BEN, EngagementsWorld.CLEO)
                .forEach(world::changed);
        String both = world.submitted(EngagementsWorld.with(
                "$.needs",
                List.of(
                        java.util.Map.of("competence", "B3", "weight", 3, "level", 3),
                        java.util.Map.of("competence", "D2", "weight", 2, "level", 3))));
        String path = "/api/v1/requests/" + both + "/panels?size=2";
        var apart = world.lysProgram().get(path);
        assertThat(EngagementsWorld.<List<Object>>read(apart, "$[0].members")).hasSize(1);
        assertThat(EngagementsWorld.<List<String>>read(apart, "$[0].open")).containsExactly("D2");
        var together = world.lysProgram().get(path + "&perInstitution=2");
        assertThat(EngagementsWorld.<List<Object>>read(together, "$[0].members"))
                .hasSize(2);
        assertThat(EngagementsWorld.<List<Object>>read(together, "$[0].open")).isEmpty();
        assertThat(EngagementsWorld.<Boolean>read(together, "$[0].proven")).isTrue();
        var oneCountry = world.lysProgram().get(path + "&perInstitution=2&perCountry=1");
        assertThat(EngagementsWorld.<List<Object>>read(oneCountry, "$[0].members"))
                .hasSize(1);
        assertThat(world.lys()
                        .get("/requests/" + both + "/panels?size=2&perInstitution=2")
                        .body())
                .contains("2 mentors together");
    }
}
