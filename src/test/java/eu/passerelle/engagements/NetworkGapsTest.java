package eu.passerelle.engagements;

import static eu.passerelle.engagements.EngagementsWorld.read;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.Role;
import eu.passerelle.testing.PasserelleTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@PasserelleTest
class NetworkGapsTest {
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
    void a_need_that_somebody_covers_is_no_gap() {
        assertThat(world.coordinator().get("/desk").body()).doesNotContain("Needs that nobody covers");
        assertThat(world.lys().get("/requests/" + request).body()).doesNotContain("see this on their desk");
        assertThat(precedents("$.gaps")).isEmpty();
    }

    @Test
    void a_need_that_nobody_covers_is_on_the_desk_with_the_request_that_asks_for_it() {
        world.write("MATCH (:Expert)-[k:CLAIMS]->(:Competence {code: 'B3'}) SET k.level = 1");
        String desk = world.coordinator().get("/desk").body();
        assertThat(desk.substring(desk.indexOf("id=\"gaps\"")))
                .contains("Needs that nobody covers", "nobody in the network", "/requests/" + request);
        assertThat(world.lys().get("/requests/" + request).body()).contains("see this on their desk");
        var all = world.program(Role.COORDINATOR, "network").json("GET", "/api/v1/gaps", "");
        assertThat(EngagementsWorld.<List<String>>read(all, "$[0].requests")).containsExactly(request);
        assertThat(EngagementsWorld.<String>read(all, "$[0].kind")).isEqualTo("NOBODY");
        assertThat(world.lysProgram().json("GET", "/api/v1/gaps", "").status()).isEqualTo(403);
    }

    @Test
    void whoever_speaks_none_of_the_languages_leaves_a_gap_and_whoever_is_only_busy_does_not() {
        world.write("MATCH (e:Expert) SET e.parallelEngagements = 0");
        assertThat(precedents("$.gaps")).isEmpty();
        world.write("MATCH (:Expert)-[s:SPEAKS]->() SET s.level = 'B1'");
        assertThat(precedents("$.gaps[*].kind")).containsExactly("NOT_IN_THESE_LANGUAGES");
    }

    @Test
    void for_a_city_those_do_not_count_whom_it_is_not_shown() {
        world.write("MATCH (e:Expert) SET e.visibility = 'coordinators'");
        assertThat(precedents("$.gaps[*].kind")).containsExactly("NOBODY");
        assertThat(world.coordinator().get("/desk").body()).doesNotContain("Needs that nobody covers");
    }

    private List<Object> precedents(String path) {
        return read(world.lysProgram().json("GET", "/api/v1/requests/" + request + "/precedents", ""), path);
    }
}
