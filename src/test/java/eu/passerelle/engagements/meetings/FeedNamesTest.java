package eu.passerelle.engagements.meetings;

import static eu.passerelle.engagements.EngagementsWorld.ANA;
import static eu.passerelle.engagements.EngagementsWorld.LYS;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.Role;
import eu.passerelle.engagements.EngagementsWorld;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.Visitor;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Who is named in a calendar that a person subscribes to, once he or she wants it so. */
@PasserelleTest
class FeedNamesTest {
    @Autowired
    ApplicationContext context;

    EngagementsWorld world;

    @BeforeEach
    void book() {
        world = EngagementsWorld.createIn(context);
        world.session(world.engagement(ANA), "2027-03-11T07:00:00Z");
    }

    @Test
    void an_expert_reads_the_team_and_its_city_and_never_a_need() {
        Visitor ana = world.browser(Role.EXPERT, ANA);
        String address = address(ana, "SESSION");
        assertThat(feed(address)).contains("Session of Passerelle").doesNotContain("Lysville");
        ana.post("/calendar/feed/detail", Map.of("detail", "NAMES"));
        assertThat(feed(address))
                .contains("Session with The team of Lysville\\, Lysville")
                .doesNotContain("Police and schools", "B3", "mailto");
    }

    @Test
    void a_team_reads_the_expert_by_the_alias_where_he_or_she_is_not_named_to_cities() {
        String address = address(world.browser(Role.CITY, LYS), "NAMES");
        assertThat(feed(address)).contains("Session with ana Familia-ana");
        world.write("MATCH (e:Expert {id: 'expert-ana'}) SET e.visibility = 'coordinators'");
        assertThat(feed(address)).contains("Session with Alias-ana").doesNotContain("Familia");
    }

    private String feed(String address) {
        return world.stranger().get(address).body().replace("\r\n ", "");
    }

    private static String address(Visitor visitor, String detail) {
        visitor.post("/calendar/feed", Map.of("detail", detail));
        String page = visitor.get("/calendar").body();
        return URI.create(page.replaceAll("(?s).*class=\"secret\">([^<]+)<.*", "$1"))
                .getPath();
    }
}
