package eu.passerelle.scheduling;

import eu.passerelle.kernel.DemoSeed;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.SeedFiles;
import eu.passerelle.kernel.TeamId;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** The sessions that the mentoring of the fictional network has had so far. Those that were loaded before stay as they are. */
@Component
class DemoSessions extends DemoSeed {
    private static final String FILE = "demo/sessions.yml";
    private static final String OF_ENGAGEMENTS = """
            MATCH (x:Expert)-[:MENTORED]->(g:Engagement)-[:WITH]->(t:Team)-[:OF]->(c:City)
            WHERE g.id IN $engagements AND NOT EXISTS { (g)<-[:PART_OF]-(:Session) }
            RETURN g.id AS engagement, x.id AS expert, t.id AS team, c.timeZone AS zone
            """;

    private final SeedFiles files;
    private final Neo4jClient neo4j;
    private final SessionStore store;
    private final Clock clock;

    DemoSessions(SeedFiles files, Neo4jClient neo4j, SessionStore store, Clock clock) {
        super("demo-sessions", 32, files, FILE);
        this.files = files;
        this.neo4j = neo4j;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void load() {
        List<Row> rows = files.yaml(FILE, Content.class).sessions();
        List<Pair> pairs = List.copyOf(neo4j.query(OF_ENGAGEMENTS)
                .bind(rows.stream().map(Row::engagement).toList())
                .to("engagements")
                .fetchAs(Pair.class)
                .mappedBy((types, row) -> new Pair(
                        row.get("engagement").asString(),
                        row.get("expert").asString(),
                        row.get("team").asString(),
                        ZoneId.of(row.get("zone").asString())))
                .all());
        pairs.forEach(pair -> rows.stream()
                .filter(row -> row.engagement().equals(pair.engagement()))
                .forEach(row -> load(pair, row)));
    }

    private void load(Pair pair, Row row) {
        row.daysAgo().forEach(days -> {
            Session session = session(pair, row, days);
            store.insert(session, Attendances.uids("demo-" + session.id()));
        });
    }

    private Session session(Pair pair, Row row, int daysAgo) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), pair.zone());
        String id = "demo-" + row.engagement() + "-" + daysAgo;
        return new Session(
                new SessionId(id),
                new EngagementId(pair.engagement()),
                new ExpertId(pair.expert()),
                new TeamId(pair.team()),
                id + "@passerelle",
                0,
                Session.State.CONFIRMED,
                row.start(today, daysAgo),
                pair.zone(),
                Duration.ofMinutes(row.minutes()),
                "",
                false,
                Optional.empty());
    }

    record Content(List<Row> sessions) {}

    record Row(String engagement, String at, int minutes, List<Integer> daysAgo) {
        /** On the Friday before where it would be a weekend. */
        LocalDateTime start(LocalDate today, int ago) {
            LocalDate day = today.minusDays(ago);
            boolean weekend = day.get(ChronoField.DAY_OF_WEEK) > DayOfWeek.FRIDAY.getValue();
            return (weekend ? day.with(TemporalAdjusters.previous(DayOfWeek.FRIDAY)) : day).atTime(LocalTime.parse(at));
        }
    }

    private record Pair(String engagement, String expert, String team, ZoneId zone) {}
}
