package eu.passerelle.kernel.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.util.unit.DataSize;

/** What an operator reads when the embedded database cannot start. */
class EmbeddedGraphFailureTest {
    private static final DataSize PAGE_CACHE = DataSize.ofMegabytes(64);

    @TempDir
    Path folder;

    @Test
    void a_data_folder_that_is_a_file() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        FailureAnalysis analysis = analysisOfStart(file, 0);
        assertThat(analysis.getDescription())
                .startsWith("The data folder '" + file + "' cannot be used: ")
                .endsWith(".");
        assertThat(analysis.getAction()).contains("passerelle.graph.data-directory");
    }

    @Test
    void a_data_folder_below_a_file() throws Exception {
        Path below = Files.createFile(folder.resolve("file")).resolve("graph");
        assertThat(analysisOfStart(below, 0).getDescription())
                .startsWith("The data folder '" + below + "' cannot be used: ");
    }

    @Test
    void a_port_that_is_taken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            FailureAnalysis analysis = analysisOfStart(folder, taken.getLocalPort());
            assertThat(analysis.getDescription())
                    .isEqualTo("Port " + taken.getLocalPort() + " for the embedded database is taken.");
            assertThat(analysis.getAction()).contains("passerelle.graph.bolt-port");
        }
    }

    @Test
    void a_data_folder_that_is_in_use() {
        try (var running = new EmbeddedNeo4j(new EmbeddedGraphProperties(folder, 0, PAGE_CACHE, Map.of()))) {
            assertThat(running.getUri()).isNotNull();
            assertThat(analysisOfStart(folder, 0).getDescription())
                    .isEqualTo("The data folder '" + folder + "' is in use by another process.");
        }
    }

    private static FailureAnalysis analysisOfStart(Path directory, int port) {
        var failure = catchThrowableOfType(
                EmbeddedGraphFailure.class,
                () -> new EmbeddedNeo4j(new EmbeddedGraphProperties(directory, port, PAGE_CACHE, Map.of())));
        FailureAnalysis analysis = new EmbeddedGraphFailureAnalyzer().analyze(failure);
        assertThat(analysis).isNotNull();
        return analysis;
    }
}
