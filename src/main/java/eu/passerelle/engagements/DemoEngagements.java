package eu.passerelle.engagements;

import eu.passerelle.directory.ExpertChanged;
import eu.passerelle.kernel.DemoSeed;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.kernel.SeedFiles;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** The past and present mentoring of the fictional network: the evidence that recommendations rest on. */
@Component
class DemoEngagements extends DemoSeed {
    private static final String FILE = "demo/engagements.yml";

    private final SeedFiles files;
    private final Neo4jClient neo4j;
    private final Outbox outbox;
    private final Clock clock;

    DemoEngagements(SeedFiles files, Neo4jClient neo4j, Outbox outbox, Clock clock) {
        super("demo-engagements", 31, files, FILE);
        this.files = files;
        this.neo4j = neo4j;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public void load() {
        List<Row> rows = files.yaml(FILE, Content.class).engagements();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        neo4j.query("""
                        UNWIND $rows AS row
                        MATCH (e:Expert {id: row.expert}), (t:Team {id: row.team})
                        MERGE (g:Engagement {id: row.id})
                        SET g += row.properties
                        MERGE (e)-[:MENTORED]->(g)
                        MERGE (g)-[:WITH]->(t)
                        WITH g, row
                        CALL (g, row) {
                          UNWIND row.served AS served
                          MATCH (c:Competence {code: served.code})
                          MERGE (g)-[s:SERVED]->(c) SET s.outcome = served.outcome
                        }
                        CALL (g, row) {
                          UNWIND row.coMentors AS mentor
                          MATCH (c:Expert {id: mentor})
                          MERGE (c)-[:CO_MENTORED]->(g)
                        }
                        """)
                .bind(rows.stream().map(row -> row.asParameters(today)).toList())
                .to("rows")
                .run();
        outbox.append(rows.stream()
                .flatMap(row -> Stream.concat(Stream.of(row.expert()), row.coMentors().stream()))
                .distinct()
                .sorted()
                .map(expert -> new ExpertChanged(new ExpertId(expert)))
                .toList());
    }

    record Content(List<Row> engagements) {}

    record Row(
            String id,
            String expert,
            String team,
            List<String> competences,
            int startedMonthsAgo,
            int months,
            int hours,
            String state,
            @Nullable Integer outcome,
            @Nullable Map<String, Integer> outcomeByCompetence,
            @Nullable List<String> coMentors,
            String language,
            Map<String, String> summary) {

        @Override
        public List<String> coMentors() {
            return coMentors == null ? List.of() : coMentors;
        }

        Map<String, Object> asParameters(LocalDate today) {
            return Map.of(
                    "id",
                    id,
                    "expert",
                    expert,
                    "team",
                    team,
                    "properties",
                    properties(today),
                    "served",
                    competences.stream().map(this::served).toList(),
                    "coMentors",
                    coMentors());
        }

        private Map<String, Object> properties(LocalDate today) {
            LocalDate startedOn = today.minusMonths(startedMonthsAgo);
            var all = new HashMap<String, Object>();
            all.put("state", state);
            all.put("startedOn", startedOn);
            all.put("hours", hours);
            all.put("outcome", outcome);
            all.put("language", language);
            if (state.equals("closed")) {
                all.put("endedOn", startedOn.plusMonths(months));
            } else {
                // Nobody in the demonstration needs a hundred mails on its first day.
                all.put("dormantToldOn", today);
            }
            summary.forEach((code, text) -> all.put("summary_" + code, text.strip()));
            return all;
        }

        private Map<String, Object> served(String code) {
            var all = new HashMap<String, Object>();
            all.put("code", code);
            all.put("outcome", outcomeByCompetence == null ? null : outcomeByCompetence.get(code));
            return all;
        }
    }
}
