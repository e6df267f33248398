package eu.passerelle.exchange;

import eu.passerelle.exchange.Import.Counts;
import eu.passerelle.exchange.Intake.Taken;
import eu.passerelle.exchange.tables.TableFile;
import eu.passerelle.kernel.GraphTransactions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One walk through a file, to check it or to import it. Rows are taken in batches; what a batch writes and how far the
 * walk has come are one transaction, so that whoever goes on after a crash goes on exactly there.
 */
final class ImportPass<R> {
    static final int BATCH = 500;

    private final Import job;
    private final Intake<R> intake;
    private final Intake.Reading<R> reading;
    private final ImportFiles files;
    private final ImportStore store;
    private final GraphTransactions transactions;

    /** The line on which somebody or something was first mentioned. */
    private final Map<String, Long> mentioned = new HashMap<>();

    private final List<Row<R>> batch = new ArrayList<>();
    private final List<BrokenRow> broken = new ArrayList<>();
    private Counts counts;
    private long rows;

    ImportPass(Import job, Intake<R> intake, ImportFiles files, ImportStore store, GraphTransactions transactions) {
        this.job = job;
        this.intake = intake;
        this.reading = intake.reading();
        this.files = files;
        this.store = store;
        this.transactions = transactions;
        this.counts = job.counts();
    }

    private record Row<R>(long line, List<String> cells, RowCells read, R record) {}

    /**
     * The counts at the end.
     *
     * @throws Stopped when somebody cancelled it meanwhile
     */
    Counts run() {
        files.cutBroken(job.id(), counts.brokenBytes());
        TableFile.of(files.upload(job.id())).read(this::take);
        finishBatch();
        return counts;
    }

    private boolean take(long line, List<String> cells) {
        rows++;
        if (rows == 1) {
            return true;
        }
        var row = new RowCells(named(cells));
        R record = reading.read(row);
        Optional<Long> earlier = row.problems().isEmpty()
                ? Optional.ofNullable(mentioned.putIfAbsent(reading.key(record), line))
                : Optional.empty();
        if (rows - 1 <= counts.rows()) {
            return true;
        }
        if (earlier.isPresent()) {
            broken.add(new BrokenRow(line, cells, List.of(twice(earlier.get()))));
        } else if (row.problems().isEmpty()) {
            batch.add(new Row<>(line, cells, row, record));
        } else {
            broken.add(new BrokenRow(line, cells, row.problems()));
        }
        if (batch.size() + broken.size() >= BATCH) {
            finishBatch();
        }
        return true;
    }

    private Map<String, String> named(List<String> cells) {
        var named = new HashMap<String, String>();
        for (int i = 0; i < Math.min(cells.size(), job.mapping().size()); i++) {
            named.put(job.mapping().get(i), cells.get(i));
        }
        return named;
    }

    private void finishBatch() {
        counts = transactions.write(() -> {
            // When the transaction runs a second time, what the first has noted is not noted twice.
            files.cutBroken(job.id(), counts.brokenBytes());
            Counts next = noted(take(batch.stream().map(Row::record).toList()));
            if (!store.note(job.id(), job.state(), next)) {
                throw new Stopped();
            }
            return next;
        });
        batch.clear();
        broken.clear();
    }

    private List<Taken> take(List<R> records) {
        return job.state() == Import.State.IMPORTING ? intake.write(records) : intake.compare(records);
    }

    /** Somebody cancelled it: of the present batch nothing stays. */
    static final class Stopped extends RuntimeException {}

    private Counts noted(List<Taken> outcomes) {
        var more = new ArrayList<>(broken);
        var by = new EnumMap<Taken, Long>(Taken.class);
        for (int i = 0; i < outcomes.size(); i++) {
            by.merge(outcomes.get(i), 1L, Long::sum);
            Row<R> row = batch.get(i);
            List<CellProblem> problems = outcomes.get(i).problems(job.table(), row.read());
            if (!problems.isEmpty()) {
                more.add(new BrokenRow(row.line(), row.cells(), problems));
            }
        }
        more.sort(Comparator.comparingLong(BrokenRow::line));
        return new Counts(
                rows - 1,
                counts.fresh() + by.getOrDefault(Taken.NEW, 0L),
                counts.changed() + by.getOrDefault(Taken.CHANGED, 0L),
                counts.same() + by.getOrDefault(Taken.SAME, 0L),
                counts.broken() + more.size(),
                files.noteBroken(job.id(), more));
    }

    private static CellProblem twice(long earlier) {
        return new CellProblem("", "", "exchange.problem.twice", List.of(String.valueOf(earlier)));
    }
}
