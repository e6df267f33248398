package eu.passerelle.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.exchange.Import.State;
import eu.passerelle.kernel.AccountId;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** What a coordinator does with a table whose headers say what its columns hold. */
record ImportSteps(TableImports imports) {
    private static final CoordinatorViewer VIEWER = new CoordinatorViewer(new AccountId("coordinator-c"));

    String begin(Table table, String text) {
        return imports.begin(
                VIEWER, table, "table.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    String checked(Table table, String text) {
        String id = begin(table, text);
        imports.choose(
                id, imports.columns(id).stream().map(TableImports.Column::field).toList());
        await(id, State.CHECKED);
        return id;
    }

    String imported(Table table, String text) {
        String id = checked(table, text);
        imports.confirm(id);
        await(id, State.DONE);
        return id;
    }

    void await(String id, State state) {
        Predicate<Import> there = job -> job.state() == state || job.state() == State.FAILED;
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> imports.get(id), there);
        assertThat(imports.get(id).state()).isEqualTo(state);
    }

    /** In the order of the file. */
    List<CellProblem> problems(String id) {
        try (var broken = imports.broken(imports.get(id))) {
            return broken.flatMap(row -> row.problems().stream()).toList();
        }
    }
}
