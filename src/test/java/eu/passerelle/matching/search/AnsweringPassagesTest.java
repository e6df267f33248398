package eu.passerelle.matching.search;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.directory.ExpertChanged;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.matching.MeetingForm;
import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.PasserelleTest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.neo4j.core.Neo4jClient;

@PasserelleTest
class AnsweringPassagesTest {
    private static final ExpertId AUTHOR = new ExpertId("e18");

    @Autowired
    DemoNetwork demo;

    @Autowired
    IndexFollower follower;

    @Autowired
    CandidateSearch search;

    @Autowired
    Neo4jClient neo4j;

    @Autowired
    GraphTransactions transactions;

    @Autowired
    Outbox outbox;

    @Test
    void small_words_of_the_request_are_not_marked_in_texts_of_another_language() {
        demo.load();
        transactions.write(() -> {
            neo4j.query(
                            "MATCH (w:Publication {id: 'demo-w06'}) SET w.text = 'A script on the war was read at a workshop.'")
                    .run();
            outbox.append(new ExpertChanged(AUTHOR));
        });
        follower.awaitNow(Duration.ofSeconds(30));
        assertThat(marked("Das war ein gutes Script, und wir brauchen noch eines für einen Workshop."))
                .contains("script", "workshop")
                .doesNotContain("war");
        assertThat(marked("Which script on a war could we read with the young people at our workshop?"))
                .contains("script", "war", "workshop");
    }

    private List<String> marked(String words) {
        var query = new CandidateQuery(List.of(), words, Set.of("en"), MeetingForm.EITHER, "DE", false);
        return search.passages(query, List.of(AUTHOR)).getOrDefault(AUTHOR, List.of()).stream()
                .filter(passage -> passage.language().equals("en"))
                .flatMap(passage -> passage.fragments().stream())
                .filter(Highlights.Fragment::marked)
                .map(Highlights.Fragment::text)
                .toList();
    }
}
