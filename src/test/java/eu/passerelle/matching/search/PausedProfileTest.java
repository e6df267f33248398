package eu.passerelle.matching.search;

import static eu.passerelle.engagements.EngagementsWorld.ANA;
import static eu.passerelle.engagements.EngagementsWorld.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.directory.ExpertStatus;
import eu.passerelle.directory.Experts;
import eu.passerelle.directory.Taxonomy;
import eu.passerelle.engagements.EngagementsWorld;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.matching.graph.EvidenceQuery;
import eu.passerelle.matching.graph.PastMentors;
import eu.passerelle.matching.text.TextModel;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.Visitor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.TermQuery;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Who pauses is seen by no city from the next click on, and soon stands in no node’s index as active. Five seconds later is
 * promised; a slow machine may take longer here.
 */
@PasserelleTest
class PausedProfileTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @Autowired
    ApplicationContext context;

    @Autowired
    IndexFollower thisNode;

    @TempDir(cleanup = CleanupMode.NEVER)
    Path directory;

    EngagementsWorld world;
    IndexFollower otherNode;

    @BeforeEach
    void twoNodes() {
        world = EngagementsWorld.createIn(context);
        otherNode = new IndexFollower(
                new SearchProperties(directory, TextModel.NONE),
                context.getBean(Outbox.class),
                context.getBean(Experts.class),
                context.getBean(Taxonomy.class),
                context.getBean(ExpertDocuments.class),
                context.getBean(EvidenceQuery.class),
                context.getBean(PastMentors.class),
                context.getBean(ExpertPassages.class),
                TextModel.load(TextModel.NONE));
        otherNode.start();
        otherNode.awaitNow(LONG);
        thisNode.awaitNow(LONG);
    }

    @AfterEach
    void oneNode() {
        otherNode.stop();
    }

    @Test
    void a_pause_hides_a_profile_from_cities_at_once_and_reaches_both_indexes_in_time() {
        Visitor city = world.lys();
        String request = world.submitted();
        Map<String, Function<Visitor, String>> places = Map.of(
                "search", visitor -> visitor.get("/experts?q=Familia").body(),
                "suggestions",
                        visitor -> visitor.get("/experts/suggestions?q=Familia").body(),
                "recommendations",
                        visitor -> visitor.get("/requests/" + request + "/recommendations")
                                .body(),
                "panels",
                        visitor ->
                                visitor.get("/requests/" + request + "/panels").body());
        assertThat(places.get("search").apply(city)).contains("Familia-ana");
        assertThat(places.get("recommendations").apply(city)).contains("Familia-ana");
        assertThat(isActive(thisNode)).isTrue();
        assertThat(isActive(otherNode)).isTrue();

        world.coordinator().post("/experts/" + ANA + "/status", Map.of("status", "PAUSED", "reason", "On leave"));
        assertThat(context.getBean(Experts.class).get(new ExpertId(ANA)).status())
                .isEqualTo(ExpertStatus.PAUSED);

        places.forEach(
                (place, read) -> assertThat(read.apply(city)).as(place).doesNotContain("Familia-ana", "Alias-ana"));
        assertThat(city.get("/requests/" + request + "/why-not/" + ANA).status())
                .isEqualTo(404);
        assertThat(city.get("/requests/" + request + "/why-not/" + BEN).status())
                .isEqualTo(200);
        Visitor program = world.lysProgram();
        assertThat(program.get("/api/v1/experts?q=Familia").body())
                .contains(BEN)
                .doesNotContain(ANA);
        assertThat(program.get("/api/v1/experts/" + ANA + "/slots?from=2027-03-08&until=2027-03-12")
                        .status())
                .isEqualTo(404);
        Awaitility.await()
                .atMost(LONG)
                .untilAsserted(() ->
                        assertThat(isActive(thisNode) || isActive(otherNode)).isFalse());
    }

    private static boolean isActive(IndexFollower node) {
        var ana = new BooleanQuery.Builder()
                .add(new TermQuery(new Term(Fields.ID, ANA)), BooleanClause.Occur.FILTER)
                .add(new TermQuery(new Term(Fields.STATUS, ExpertStatus.ACTIVE.name())), BooleanClause.Occur.FILTER)
                .build();
        return node.index().search(searcher -> searcher.count(ana)) > 0;
    }
}
