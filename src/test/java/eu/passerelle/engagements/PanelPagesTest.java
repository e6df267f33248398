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
    }
}
