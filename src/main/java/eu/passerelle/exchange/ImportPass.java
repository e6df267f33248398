package eu.passerelle.exchange;

import eu.passerelle.directory.ExpertRecord;
import eu.passerelle.directory.ExpertRecords.Outcome;
import eu.passerelle.exchange.Import.Counts;
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
final class ImportPass {
    static final int BATCH = 500;

    private final Import job;
    private final Lexicon lexicon;
    private final ImportFiles files;
    private final ImportStore store;
    private final Taking taking;
    private final GraphTransactions transactions;

    /** The line on which a person was first mentioned. */
    private final Map<String, Long> mentioned = new HashMap<>();

    private final List<Taken> batch = new ArrayList<>();
    private final List<BrokenRow> broken = new ArrayList<>();
    private Counts counts;
    private long rows;

    ImportPass(
            Import job,
            Lexicon lexicon,
            ImportFiles files,
            ImportStore store,
            Taking taking,
            GraphTransactions transactions) {
        this.job = job;
        this.lexicon = lexicon;
        this.files = files;
        this.store = store;
        this.taking = taking;
        this.transactions = transactions;
        this.counts = job.counts();
    }

    /** What is done with a batch: it is compared, or written. */
    interface Taking {
        List<Outcome> take(List<ExpertRecord> records);
    }

    private record Taken(long line, List<String> cells, ExpertRecord record) {}

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
        ExpertRow.Read read = ExpertRow.read(named(cells), lexicon);
        Optional<Long> earlier = read.record().map(record -> mentioned.putIfAbsent(record.key(), line));
        if (rows - 1 <= counts.rows()) {
            return true;
        }
        if (earlier.isPresent()) {
            broken.add(broken(line, cells, "exchange.problem.twice", String.valueOf(earlier.get())));
        } else if (read.record().isPresent()) {
            batch.add(new Taken(line, cells, read.record().get()));
        } else {
            broken.add(new BrokenRow(line, cells, read.problems()));
        }
        if (batch.size() + broken.size() >= BATCH) {
            finishBatch();
        }
        return true;
    }

    private Map<Field, String> named(List<String> cells) {
        var named = new EnumMap<Field, String>(Field.class);
        for (int i = 0; i < Math.min(cells.size(), job.mapping().size()); i++) {
            String cell = cells.get(i);
            Field.find(job.mapping().get(i)).ifPresent(field -> named.put(field, cell));
        }
        return named;
    }

    private void finishBatch() {
        counts = transactions.write(() -> {
            // When the transaction runs a second time, what the first has noted is not noted twice.
            files.cutBroken(job.id(), counts.brokenBytes());
            Counts next = noted(taking.take(batch.stream().map(Taken::record).toList()));
            if (!store.note(job.id(), job.state(), next)) {
                throw new Stopped();
            }
            return next;
        });
        batch.clear();
        broken.clear();
    }

    /** Somebody cancelled it: of the present batch nothing stays. */
    static final class Stopped extends RuntimeException {}

    private Counts noted(List<Outcome> outcomes) {
        var more = new ArrayList<>(broken);
        var by = new EnumMap<Outcome, Long>(Outcome.class);
        for (int i = 0; i < outcomes.size(); i++) {
            by.merge(outcomes.get(i), 1L, Long::sum);
            if (outcomes.get(i) == Outcome.TOO_LITTLE) {
                more.add(broken(batch.get(i).line(), batch.get(i).cells(), "exchange.problem.tooLittle"));
            }
        }
        more.sort(Comparator.comparingLong(BrokenRow::line));
        return new Counts(
                rows - 1,
                counts.fresh() + by.getOrDefault(Outcome.NEW, 0L),
                counts.changed() + by.getOrDefault(Outcome.CHANGED, 0L),
                counts.same() + by.getOrDefault(Outcome.SAME, 0L),
                counts.broken() + more.size(),
                files.noteBroken(job.id(), more));
    }

    private static BrokenRow broken(long line, List<String> cells, String code, String... arguments) {
        return new BrokenRow(line, cells, List.of(new CellProblem("", "", code, List.of(arguments))));
    }
}
