package eu.passerelle.privacy;

import eu.passerelle.kernel.Forgetting;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Who opened what, and the trail itself. The trail goes from its beginning on, never with a hole: its head keeps the hash of
 * the last entry that went, so that what is left can still be verified.
 */
@Component
class PrivacyForgetting implements Forgetting.Source {
    private static final String ENTRIES = """
            MATCH (h:AuditHead {id: 'head'}) SET h.rev = 0
            WITH h MATCH (a:AuditEntry) WHERE a.number > 0
            WITH h, a ORDER BY a.number LIMIT $most
            WITH h, collect(a) AS first
            WITH h, first, reduce(n = 0, i IN range(0, size(first) - 1) |
              CASE WHEN n = i AND first[i].at < $before THEN n + 1 ELSE n END) AS number
            WHERE number > 0
            SET h.goneNumber = first[number - 1].number, h.goneHash = first[number - 1].hash
            FOREACH (a IN first[0..number] | DELETE a)
            RETURN number
            """;
    private static final String VIEWS = """
            MATCH (v:ProfileView) WHERE v.day < date($before)
            WITH v LIMIT $most DELETE v RETURN count(*) AS number
            """;
    private static final String DAYS = """
            MATCH (d:ViewDay) WHERE d.day < date($before)
            WITH d LIMIT $most DELETE d RETURN count(*) AS number
            """;
    private static final String RUNS = """
            MATCH (r:ForgettingRun) WHERE r.begunAt < $before
            WITH r LIMIT $most DELETE r RETURN count(*) AS number
            """;

    @Override
    public List<Forgetting> forgettings() {
        return List.of(
                new Forgetting("AuditEntry", Forgetting.WORK, ENTRIES),
                new Forgetting("ProfileView", Forgetting.WORK, VIEWS),
                new Forgetting("ViewDay", Forgetting.TRAFFIC, DAYS),
                new Forgetting("ForgettingRun", Forgetting.TRAFFIC, RUNS));
    }
}
