package eu.passerelle.notifications.post;

import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.ParkedWork;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Parked mails for somebody who may see neither to whom they go nor what they say: a server's answer names addresses. */
@Component
class ParkedMails implements ParkedWork {
    private static final int MOST = 1_000;
    private static final Pattern REPLY_CODE = Pattern.compile("(?<!\\d)[45]\\d\\d(?!\\d)");
    private static final String ERRORS = """
            MATCH (m:Mail {state: 'PARKED'})
            RETURN coalesce(m.error, '') AS error, count(*) AS number ORDER BY number DESC LIMIT $most
            """;
    private static final String PARKED = "MATCH (m:Mail {state: 'PARKED'}) RETURN m.id ORDER BY m.position LIMIT $most";

    private final PostOffice post;
    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;

    ParkedMails(PostOffice post, Neo4jClient neo4j, GraphTransactions transactions) {
        this.post = post;
        this.neo4j = neo4j;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "mails";
    }

    @Override
    public Map<String, Long> reasons() {
        var reasons = new HashMap<String, Long>();
        neo4j.query(ERRORS)
                .bind(MOST)
                .to("most")
                .fetchAs(Counted.class)
                .mappedBy((types, row) -> new Counted(
                        code(row.get("error").asString()), row.get("number").asLong()))
                .all()
                .forEach(counted -> reasons.merge(counted.code(), counted.number(), Long::sum));
        return reasons;
    }

    private record Counted(String code, long number) {}

    /** Of a server's answer, the number alone. */
    static String code(String error) {
        Matcher reply = REPLY_CODE.matcher(error);
        return reply.find() ? reply.group() : "";
    }

    /** In one transaction for each mail: one that is overtaken stays where it is. */
    @Override
    public int retryAll() {
        List<String> parked = transactions.read(() -> List.copyOf(
                neo4j.query(PARKED).bind(MOST).to("most").fetchAs(String.class).all()));
        return (int) parked.stream().filter(this::retried).count();
    }

    private boolean retried(String id) {
        try {
            post.retry(id);
            return true;
        } catch (Conflict | NotFound e) {
            return false;
        }
    }
}
