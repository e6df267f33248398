package eu.passerelle.privacy;

import eu.passerelle.privacy.AuditVerification.Broken;
import eu.passerelle.privacy.AuditVerification.Outcome;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.data.neo4j.core.Neo4jClient;

/**
 * {@code audit verify [--expect HASH]}: starts nothing but the connection to the graph, and only reads. Ends with 0 when
 * the trail is whole, with 1 when it is not.
 */
@EnableAutoConfiguration
@ComponentScan("eu.passerelle.kernel.graph")
@ConfigurationPropertiesScan("eu.passerelle.kernel.graph")
public final class AuditApplication {
    private static final String USAGE = "Usage: passerelle audit verify [--expect HASH]";
    private static final String EXPECT = "--expect";
    private static final int IN_USE_WRONGLY = 2;

    private AuditApplication() {}

    public static void main(String[] args) {
        List<String> words = Arrays.asList(args);
        if (words.size() < 2 || !words.subList(0, 2).equals(List.of("audit", "verify"))) {
            System.err.println(USAGE);
            System.exit(IN_USE_WRONGLY);
        }
        Outcome outcome;
        try (ConfigurableApplicationContext context = start(args)) {
            outcome = new AuditVerification(context.getBean(Neo4jClient.class), expected(args)).verify();
        }
        System.out.println(told(outcome));
        System.exit(outcome.broken().isPresent() ? 1 : 0);
    }

    private static ConfigurableApplicationContext start(String... args) {
        return new SpringApplicationBuilder(AuditApplication.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .properties("logging.level.root=warn")
                .run(Arrays.stream(args)
                        .filter(word -> word.startsWith("--") && !word.startsWith(EXPECT))
                        .toArray(String[]::new));
    }

    /** What follows {@code --expect}, after a space or an equals sign. */
    static String expected(String... args) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].startsWith(EXPECT)) {
                String sign = args[i].substring(EXPECT.length());
                return sign.isEmpty() && i + 1 < args.length ? args[i + 1] : sign.replaceFirst("^=", "");
            }
        }
        return "";
    }

    static String told(Outcome outcome) {
        return outcome.broken()
                .map(AuditApplication::told)
                .orElseGet(() ->
                        "The trail is whole: " + outcome.end().number() + " entries. Its head, to be kept elsewhere:\n"
                                + outcome.end().hash());
    }

    private static String told(Broken broken) {
        String entry = "Entry " + broken.number();
        return "The trail is broken. "
                + switch (broken.damage()) {
                    case CHANGED -> entry + " was changed.";
                    case NOT_NEXT ->
                        entry
                                + " does not follow the one before: it was changed together with its hash, or something was put between.";
                    case MISSING -> entry + " is missing.";
                    case CUT_OFF -> entry + " and what followed were cut off, or the head was changed.";
                    case LOOSE ->
                        "There are entries without a place in the chain; those up to " + broken.number()
                                + " are whole.";
                    case ANOTHER_HEAD ->
                        "The head that you kept is not in it: the end was cut off before entry " + broken.number()
                                + ", or it was written anew.";
                };
    }
}
