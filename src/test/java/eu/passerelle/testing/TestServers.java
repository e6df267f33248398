package eu.passerelle.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** What the product talks to in tests: an SMTP server, and fresh folders. */
public final class TestServers implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    public static final GreenMail SMTP = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    /** Passkeys are for pages at one port, and the product stands at any: a test that uses them forwards this one. */
    public static final int PASSKEY_PORT = ProductProcess.freePort();

    /** Where a test starts a sign-in provider, or does not: the product starts without it. */
    public static final int PROVIDER_PORT = ProductProcess.freePort();

    /**
     * Each test begins with an almost empty graph: by its statistics, or for words twice as long, every query would be planned
     * anew. Benchmarks fill a graph, where the first plan is a bad one: they plan as the product does.
     */
    private static final String[] ONE_PLAN_EACH = {
        "passerelle.graph.settings.[dbms.cypher.min_replan_interval]=1d",
        "passerelle.graph.settings.[internal.cypher.use_parameter_size]=false",
        "passerelle.graph.settings.[server.memory.query_cache.per_db_cache_num_entries]=5000"
    };

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (!SMTP.isRunning()) {
            SMTP.start();
        }
        Path data = freshFolder();
        TestPropertyValues.of(
                        "passerelle.graph.data-directory=" + data.resolve("graph"),
                        "passerelle.search.directory=" + data.resolve("index"),
                        "passerelle.imports.directory=" + data.resolve("imports"),
                        "passerelle.privacy.tombstones=" + data.resolve("tombstones.jsonl"),
                        "passerelle.public-url=http://localhost:8080",
                        "passerelle.accounts.coordinators-need-a-factor=false",
                        "passerelle.accounts.secrets-key=of the tests, and known to everybody",
                        "passerelle.accounts.passkey-origins=http://localhost:" + PASSKEY_PORT,
                        "passerelle.accounts.oidc.providers.lys.name=City of Lys",
                        "passerelle.accounts.oidc.providers.lys.issuer=http://localhost:" + PROVIDER_PORT + "/lys",
                        "passerelle.accounts.oidc.providers.lys.client-id=passerelle",
                        "passerelle.accounts.oidc.providers.lys.client-secret=of the tests",
                        "passerelle.accounts.oidc.providers.lys.multi-factor-amr=mfa,hwk",
                        "passerelle.accounts.oidc.providers.lys.multi-factor-acr=gold",
                        "passerelle.accounts.oidc.providers.olt.name=City of Olt",
                        "passerelle.accounts.oidc.providers.olt.issuer=http://localhost:" + PROVIDER_PORT + "/olt",
                        "passerelle.accounts.oidc.providers.olt.client-id=passerelle",
                        "passerelle.accounts.oidc.providers.olt.email-domains=olt.example",
                        "passerelle.accounts.oidc.providers.fen.name=City of Fen",
                        "passerelle.accounts.oidc.providers.fen.issuer=http://localhost:1/fen",
                        "passerelle.accounts.oidc.providers.fen.client-id=passerelle",
                        "passerelle.accounts.oidc.providers.fen.email-domains=fen.example",
                        // The clock of a test may go on by months while a person stays signed in.
                        "passerelle.accounts.sign-in-idle=3650d",
                        "passerelle.accounts.sign-in-at-most=3650d",
                        // All tests come from one address, and their accounts have the same names.
                        "passerelle.limits.forms=1000000",
                        "passerelle.limits.api=100000",
                        "passerelle.limits.searches=20000",
                        "spring.mail.host=127.0.0.1",
                        "spring.mail.port=" + SMTP.getSmtp().getPort())
                .and(Boolean.getBoolean("passerelle.bench") ? new String[0] : ONE_PLAN_EACH)
                .applyTo(context);
    }

    private static Path freshFolder() {
        try {
            Path target = Files.createDirectories(Path.of("target"));
            return Files.createTempDirectory(target, "test-data-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
