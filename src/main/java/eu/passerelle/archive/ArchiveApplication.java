package eu.passerelle.archive;

import eu.passerelle.kernel.GraphSchema;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.neo4j.driver.Driver;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code export FILE [--with-secrets]} and {@code import FILE}: starts nothing but the connection to the graph. A file
 * whose name ends in {@code .gz} is packed.
 */
@EnableAutoConfiguration
@ComponentScan("eu.passerelle.kernel.graph")
@ConfigurationPropertiesScan("eu.passerelle.kernel.graph")
public final class ArchiveApplication {
    private static final String USAGE = "Usage: passerelle export FILE [--with-secrets] | passerelle import FILE";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ArchiveApplication() {}

    public static void main(String[] args) throws IOException {
        List<String> words =
                Arrays.stream(args).filter(word -> !word.startsWith("--")).toList();
        if (words.size() != 2) {
            System.err.println(USAGE);
            System.exit(2);
        }
        try (ConfigurableApplicationContext context = start(args)) {
            Driver driver = context.getBean(Driver.class);
            String schema = GraphSchema.migrate(driver);
            Path file = Path.of(words.getLast());
            if (words.getFirst().equals("export")) {
                export(driver, file, schema, Arrays.asList(args).contains("--with-secrets"));
            } else {
                restore(driver, file, schema);
                forgetIndex(Path.of(context.getEnvironment().getProperty("passerelle.search.directory", "data/index")));
            }
        } catch (ArchiveRefused e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    static ConfigurableApplicationContext start(String... args) {
        return new SpringApplicationBuilder(ArchiveApplication.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .properties("logging.level.root=warn")
                .run(Arrays.stream(args).filter(word -> word.startsWith("--")).toArray(String[]::new));
    }

    /** Into a file beside it first, so that a cut-off export is never taken for a whole one. */
    static void export(Driver driver, Path file, String schema, boolean secrets) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (var writer = new BufferedWriter(
                new OutputStreamWriter(packed(file, Files.newOutputStream(part)), StandardCharsets.UTF_8))) {
            Line.End end = new NetworkExport(driver, JSON).write(writer, schema, secrets);
            System.out.println("Exported " + end.nodes() + " nodes and " + end.relations() + " relations to " + file
                    + (secrets ? ", with what opens accounts: keep it like a key." : "."));
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    static void restore(Driver driver, Path file, String schema) {
        if (!Files.isReadable(file)) {
            throw new ArchiveRefused("There is no file " + file + " that can be read.");
        }
        Line.End end = new NetworkImport(driver, JSON).read(() -> open(file), schema);
        System.out.println(
                "Imported " + end.nodes() + " nodes and " + end.relations() + " relations from " + file + ".");
    }

    /** It is derived, and comes back at the next start. */
    private static void forgetIndex(Path directory) throws IOException {
        FileSystemUtils.deleteRecursively(directory);
    }

    private static BufferedReader open(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        Reader text =
                new InputStreamReader(isPacked(file) ? new GZIPInputStream(bytes) : bytes, StandardCharsets.UTF_8);
        return new BufferedReader(text);
    }

    private static OutputStream packed(Path file, OutputStream bytes) throws IOException {
        return isPacked(file) ? new GZIPOutputStream(bytes) : bytes;
    }

    private static boolean isPacked(Path file) {
        return file.toString().endsWith(".gz");
    }
}
