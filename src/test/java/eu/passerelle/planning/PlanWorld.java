package eu.passerelle.planning;

import static eu.passerelle.engagements.EngagementsWorld.ANA;
import static eu.passerelle.engagements.EngagementsWorld.LYS;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.Role;
import eu.passerelle.engagements.EngagementsWorld;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationContext;

/** The team Lys, mentored by Ana, with a plan from 1 April 2027 on for two years. Now is Monday 1 March 2027. */
final class PlanWorld {
    final EngagementsWorld world;
    final Visitor lys;
    final String engagement;
    String plan = "";

    private PlanWorld(ApplicationContext context) {
        world = EngagementsWorld.createIn(context);
        engagement = world.engagement(ANA);
        lys = world.browser(Role.CITY, LYS);
        world.write(
                "MATCH (t:Team {id: 'team-lys'}) MERGE (o:Organisation {id: 'org-police', name: 'Lysville police'}) "
                        + "MERGE (p:Organisation {id: 'org-school', name: 'Lysville school office'}) "
                        + "CREATE (:Member {id: 'm-police'})-[:MEMBER_OF]->(t), (:Member {id: 'm-school'})-[:MEMBER_OF]->(t) "
                        + "WITH o, p MATCH (a:Member {id: 'm-police'}), (b:Member {id: 'm-school'}) CREATE (a)-[:FROM]->(o), (b)-[:FROM]->(p)");
    }

    static PlanWorld createIn(ApplicationContext context) {
        var created = new PlanWorld(context);
        created.begin("");
        return created;
    }

    void begin(String template) {
        Answer begun = lys.post(
                "/plans/new",
                Map.of(
                        "VISION", "Nobody is left alone.",
                        "START", "2027-04-01",
                        "MONTHS", "24",
                        "template", template,
                        "commandId", EngagementsWorld.freshKey()));
        assertThat(begun.location()).as(begun.body()).startsWith("/plans/");
        plan = begun.location().substring("/plans/".length());
    }

    Visitor mentor() {
        return world.browser(Role.EXPERT, ANA);
    }

    /** @return its id */
    String add(String kind, Map<String, String> fields) {
        Answer added = send(kind, fields);
        assertThat(added.location()).as(added.body()).startsWith("/plan");
        return world.text("MATCH (e:PlanPart {kind: '" + kind + "'}) RETURN e.id ORDER BY e.number DESC LIMIT 1");
    }

    Answer send(String kind, Map<String, String> fields) {
        var all = new HashMap<>(fields);
        all.put("kind", kind);
        all.put("commandId", EngagementsWorld.freshKey());
        return lys.post("/plans/" + plan + "/parts", all);
    }

    String goal() {
        return add("GOAL", Map.of("TEXT", "Schools ask within a week"));
    }

    /** @param seen the revision that the writer began with */
    Answer write(Visitor visitor, String part, int seen, Map<String, String> fields) {
        var all = new HashMap<>(fields);
        all.put("seen", String.valueOf(seen));
        all.put("commandId", EngagementsWorld.freshKey());
        return visitor.post("/plan-parts/" + part, all);
    }
}
