package eu.passerelle.accounts;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Tells the visitor of the demonstration, and nobody else, how to sign in. */
@Component
class DemoSignIns {
    private static final Logger log = LoggerFactory.getLogger(DemoSignIns.class);

    private final Environment environment;

    DemoSignIns(Environment environment) {
        this.environment = environment;
    }

    /** None outside the demonstration. */
    List<DemoSignIn> shown() {
        return environment.matchesProfiles("demo") ? List.of(DemoSignIn.values()) : List.of();
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE)
    void tell() {
        if (!shown().isEmpty()) {
            log.info(
                    """
                    The demonstration is ready. Everything in it is invented.

                        Open     http://localhost:{}
                        As       {}  a city that looks for a mentor
                        or       {}  an expert
                        or       {}  a coordinator of the network
                        or       {}  somebody who reads the trail
                        or       {}  somebody who keeps the service running
                        Password {}
                    """,
                    environment.getProperty("local.server.port"),
                    padded(DemoSignIn.CITY),
                    padded(DemoSignIn.EXPERT),
                    padded(DemoSignIn.COORDINATOR),
                    padded(DemoSignIn.AUDITOR),
                    padded(DemoSignIn.OPERATOR),
                    DemoSignIn.PASSWORD);
        }
    }

    private static String padded(DemoSignIn signIn) {
        return String.format("%-38s", signIn.email());
    }
}
