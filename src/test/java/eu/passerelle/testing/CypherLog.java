package eu.passerelle.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/** The statements that a piece of work on this thread sends to the graph, to see that their number is bounded. */
public final class CypherLog extends AppenderBase<ILoggingEvent> {
    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger("org.springframework.data.neo4j.cypher");

    private final Thread worker = Thread.currentThread();
    private final List<String> statements = new ArrayList<>();

    private CypherLog() {}

    public static List<String> during(Runnable work) {
        var log = new CypherLog();
        Level level = LOGGER.getLevel();
        boolean additive = LOGGER.isAdditive();
        LOGGER.setLevel(Level.DEBUG);
        LOGGER.setAdditive(false);
        LOGGER.addAppender(log);
        log.start();
        try {
            work.run();
        } finally {
            LOGGER.detachAppender(log);
            LOGGER.setLevel(level);
            LOGGER.setAdditive(additive);
        }
        return log.statements;
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (Thread.currentThread() == worker && event.getFormattedMessage().startsWith("Executing")) {
            statements.add(event.getFormattedMessage());
        }
    }
}
