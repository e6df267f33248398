package eu.passerelle.kernel;

import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.function.Consumer;

/**
 * How the nodes of one label go when their time is over, or lose what names somebody. The module that owns the label says
 * how; {@code privacy} has it done day by day and counts.
 *
 * @param label as in {@code graph-schema/ownership.yml}
 * @param kept how long after its end
 * @param statement deals with {@code $most} nodes at most that came to their end before {@code $before}, none of them twice,
 *     and returns as {@code number} how many there were; as {@code touched}, where it has to, what else must hear of it
 * @param also takes what was touched, in the same transaction and perhaps more than once
 */
public record Forgetting(String label, TemporalAmount kept, String statement, Consumer<List<String>> also) {
    /** The end of a statement whose nodes {@code n} go as they are. */
    public static final String DELETE = " WITH n LIMIT $most DETACH DELETE n RETURN count(*) AS number";
    /** What only carried a word from here to there. */
    public static final Period TRAFFIC = Period.ofDays(90);
    /** What people did together. */
    public static final Period WORK = Period.ofYears(5);
    /** What opened something until it was used, revoked or over. */
    public static final Period SECRET = Period.ZERO;

    public Forgetting(String label, TemporalAmount kept, String statement) {
        this(label, kept, statement, touched -> {});
    }

    /** A module's rules, in the order in which they apply: parts before the whole. */
    public interface Source {
        List<Forgetting> forgettings();
    }
}
