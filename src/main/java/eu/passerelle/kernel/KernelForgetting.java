package eu.passerelle.kernel;

import java.util.List;
import org.springframework.stereotype.Component;

/** The word of changes, once everybody has heard it, and the answers to commands that nobody repeats any more. */
@Component
class KernelForgetting implements Forgetting.Source {
    private static final String EVENTS = """
            MATCH (e:OutboxEvent) WHERE e.at < $before
            WITH e LIMIT $most DELETE e RETURN count(*) AS number
            """;
    private static final String COMMANDS = """
            MATCH (c:Command) WHERE c.at < $before
            WITH c LIMIT $most DELETE c RETURN count(*) AS number
            """;

    @Override
    public List<Forgetting> forgettings() {
        return List.of(
                new Forgetting("OutboxEvent", Forgetting.TRAFFIC, EVENTS),
                new Forgetting("Command", Forgetting.TRAFFIC, COMMANDS));
    }
}
