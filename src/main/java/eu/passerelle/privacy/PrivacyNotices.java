package eu.passerelle.privacy;

import eu.passerelle.kernel.LocalizedText;
import eu.passerelle.kernel.Seed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The notice that holds: the one that comes along, or the operator's own file. The graph keeps the words of each version, so
 * that people can read later what they confirmed.
 */
@Component
public class PrivacyNotices implements Seed {
    private static final String SHIPPED = "seed-data/privacy/notice.yml";

    private static final String KEEP = """
            MERGE (n:PrivacyNotice {version: $version})
              ON CREATE SET n.since = $now, n.text = $text, n.changed = $changed
            RETURN n.text = $text
            """;
    private static final String FIND =
            "MATCH (n:PrivacyNotice {version: $version}) RETURN n.text AS text, n.changed AS changed";

    private final PrivacyNotice current;
    private final YAMLMapper yaml = new YAMLMapper();
    private final Neo4jClient neo4j;
    private final Clock clock;

    PrivacyNotices(PrivacySettings settings, Neo4jClient neo4j, Clock clock) {
        this.neo4j = neo4j;
        this.clock = clock;
        this.current = read(
                settings.notice().isBlank()
                        ? new ClassPathResource(SHIPPED)
                        : new FileSystemResource(Path.of(settings.notice())));
    }

    private PrivacyNotice read(Resource file) {
        try (InputStream in = file.getInputStream()) {
            return yaml.readValue(in, PrivacyNotice.class);
        } catch (IOException e) {
            throw new UncheckedIOException("passerelle.privacy.notice names no file that can be read: " + file, e);
        } catch (JacksonException e) {
            throw new IllegalStateException(
                    "The privacy notice in " + file
                            + " cannot be read. Maybe compare it with the one that comes along.",
                    e);
        }
    }

    public PrivacyNotice current() {
        return current;
    }

    /** Also one that holds no more. */
    public Optional<PrivacyNotice> find(String version) {
        return version.equals(current.version()) ? Optional.of(current) : kept(version);
    }

    private Optional<PrivacyNotice> kept(String version) {
        return neo4j.query(FIND)
                .bind(version)
                .to("version")
                .fetchAs(PrivacyNotice.class)
                .mappedBy((types, row) -> new PrivacyNotice(
                        version,
                        texts(row.get("changed").asString()),
                        texts(row.get("text").asString())))
                .one();
    }

    private LocalizedText texts(String kept) {
        return yaml.readValue(kept, LocalizedText.class);
    }

    /** The same words are written the same. */
    private String written(LocalizedText texts) {
        return yaml.writeValueAsString(new TreeMap<>(texts.byLanguage()));
    }

    @Override
    public String name() {
        return "privacy-notice";
    }

    @Override
    public int order() {
        return 12;
    }

    @Override
    public String version() {
        return current.version() + " " + current.text().hashCode();
    }

    /** @throws IllegalStateException when this version had other words before */
    @Override
    public void load() {
        boolean same = neo4j.query(KEEP)
                .bindAll(Map.of(
                        "version", current.version(),
                        "now", clock.instant().atZone(ZoneOffset.UTC),
                        "text", written(current.text()),
                        "changed", written(current.changed())))
                .fetchAs(Boolean.class)
                .one()
                .orElse(false);
        if (!same) {
            throw new IllegalStateException("The privacy notice has other words than version '" + current.version()
                    + "' had, which people have confirmed. Maybe give it another version.");
        }
    }
}
