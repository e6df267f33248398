package eu.passerelle.exchange;

import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.directory.FoldedWords;
import eu.passerelle.exchange.Import.Counts;
import eu.passerelle.exchange.Import.State;
import eu.passerelle.exchange.tables.TableFile;
import eu.passerelle.exchange.tables.UnreadableTable;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InvalidInput;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What a coordinator does with a table: say what its columns hold, have it checked, have it imported. */
@Component
class TableImports {
    private static final int SAMPLES = 3;

    private final ImportStore store;
    private final ImportFiles files;
    private final ImportRunner runner;
    private final MessageSource messages;
    private final GraphTransactions transactions;

    TableImports(
            ImportStore store,
            ImportFiles files,
            ImportRunner runner,
            MessageSource messages,
            GraphTransactions transactions) {
        this.store = store;
        this.files = files;
        this.runner = runner;
        this.messages = messages;
        this.transactions = transactions;
    }

    /**
     * A column of the file.
     *
     * @param samples what stands below, at most three cells
     * @param field the column of the table that it seems to hold; empty when none
     */
    record Column(int number, String header, List<String> samples, String field) {}

    /** @throws InvalidInput when the file holds no table */
    String begin(CoordinatorViewer viewer, Table table, String fileName, InputStream upload) {
        String id = Ids.random();
        files.keep(id, upload);
        try {
            if (head(id).size() < 2) {
                throw new InvalidInput(FieldProblem.of("file", "exchange.table.empty"));
            }
        } catch (UnreadableTable e) {
            files.forget(id);
            throw new InvalidInput(new FieldProblem("file", e.code(), e.arguments()));
        } catch (InvalidInput e) {
            files.forget(id);
            throw e;
        }
        transactions.write(() -> store.create(id, viewer.account(), table, fileName));
        return id;
    }

    List<Import> latest() {
        return store.latest();
    }

    Import get(String id) {
        return store.get(id);
    }

    /** As chosen for such headers before, or else as their names say; no field twice. */
    List<Column> columns(String id) {
        List<List<String>> head = head(id);
        Table table = store.get(id).table();
        Map<String, String> choices = store.choices(table);
        var taken = new HashSet<String>();
        var columns = new ArrayList<Column>();
        for (int i = 0; i < head.getFirst().size(); i++) {
            int column = i;
            String header = head.getFirst().get(i);
            String field = Optional.ofNullable(choices.get(folded(header)))
                    .orElseGet(() -> table.guess(header, messages).orElse(""));
            List<String> samples = head.stream()
                    .skip(1)
                    .map(row -> column < row.size() ? row.get(column) : "")
                    .toList();
            columns.add(new Column(i, header, samples, field.isEmpty() || taken.add(field) ? field : ""));
        }
        return columns;
    }

    /** @param fields for each column the name of a field, or empty */
    void choose(String id, List<String> fields) {
        Table table = store.get(id).table();
        List<String> known = fields.stream()
                .map(name -> table.columns().contains(name) ? name : "")
                .toList();
        var problems = new ArrayList<FieldProblem>();
        var seen = new HashSet<String>();
        for (int i = 0; i < known.size(); i++) {
            if (!known.get(i).isEmpty() && !seen.add(known.get(i))) {
                problems.add(FieldProblem.of("column" + i, "exchange.problem.column.twice"));
            }
        }
        if (!seen.containsAll(table.required())) {
            problems.add(FieldProblem.of("column0", "exchange.problem.column.required." + table.name()));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        var more = new HashMap<String, Object>(ImportStore.properties(Counts.NONE));
        more.put("mapping", known);
        transactions.write(() -> {
            remember(id, table, known);
            return store.move(id, List.of(State.CHOOSING, State.CHECKED), State.CHECKING, more);
        });
        runner.wake();
    }

    private void remember(String id, Table table, List<String> fields) {
        List<String> headers = head(id).getFirst();
        var rows = new ArrayList<Map<String, String>>();
        for (int i = 0; i < Math.min(headers.size(), fields.size()); i++) {
            if (!headers.get(i).isBlank()) {
                rows.add(Map.of("header", folded(headers.get(i)), "field", fields.get(i)));
            }
        }
        store.remember(table, rows);
    }

    void confirm(String id) {
        transactions.write(
                () -> store.move(id, List.of(State.CHECKED), State.IMPORTING, ImportStore.properties(Counts.NONE)));
        runner.wake();
    }

    void cancel(String id) {
        transactions.write(() -> store.move(
                id,
                List.of(State.CHOOSING, State.CHECKING, State.CHECKED, State.IMPORTING),
                State.CANCELLED,
                Map.of()));
    }

    /** To be closed. */
    Stream<BrokenRow> broken(Import job) {
        return files.broken(job);
    }

    List<String> headers(String id) {
        return head(id).getFirst();
    }

    private List<List<String>> head(String id) {
        var head = new ArrayList<List<String>>();
        TableFile.of(files.upload(id)).read((line, cells) -> {
            head.add(cells);
            return head.size() <= SAMPLES;
        });
        return head.isEmpty() ? List.of(List.of()) : head;
    }

    private static String folded(String header) {
        return String.join(" ", FoldedWords.of(header));
    }
}
