package eu.passerelle.testing;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/**
 * No page may fail while a test looks for something else: where it looks for words that must be missing, a page that says
 * that something went wrong would do. What a test throws itself, on its own thread, it expects.
 */
class FailedPages implements BeforeEachCallback, AfterEachCallback {
    private static final Logger LOG = (Logger) LoggerFactory.getLogger("eu.passerelle.web.Failures");

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @Override
    public void beforeEach(ExtensionContext test) {
        logged.list.clear();
        logged.start();
        LOG.addAppender(logged);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        LOG.detachAppender(logged);
        String here = Thread.currentThread().getName();
        List<String> failed = logged.list.stream()
                .filter(event -> !event.getThreadName().equals(here))
                .map(event -> event.getFormattedMessage()
                        + Optional.ofNullable(event.getThrowableProxy())
                                .map(cause -> ": " + cause.getClassName() + ": " + cause.getMessage())
                                .orElse(""))
                .toList();
        assertThat(failed).as("pages that failed").isEmpty();
    }
}
