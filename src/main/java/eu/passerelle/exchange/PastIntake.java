package eu.passerelle.exchange;

import eu.passerelle.engagements.PastRecord;
import eu.passerelle.engagements.PastRecords;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Past mentorings from a table: evidence for the next recommendation. */
@Component
class PastIntake implements Intake<PastRecord> {
    private static final int LONGEST_NAME = 200;
    private static final int MOST_HOURS = 2_000;
    private static final int WORST = -2;
    private static final int BEST = 2;

    private final PastRecords records;
    private final Lexicon.Source lexicon;
    private final Clock clock;

    PastIntake(PastRecords records, Lexicon.Source lexicon, Clock clock) {
        this.records = records;
        this.lexicon = lexicon;
        this.clock = clock;
    }

    @Override
    public Table table() {
        return Table.ENGAGEMENTS;
    }

    @Override
    public Reading<PastRecord> reading() {
        Lexicon now = lexicon.now();
        LocalDate today = LocalDate.now(clock);
        return new Reading<>() {
            @Override
            public PastRecord read(RowCells row) {
                return record(row, now, today);
            }

            @Override
            public String key(PastRecord record) {
                return record.id();
            }
        };
    }

    private static PastRecord record(RowCells row, Lexicon lexicon, LocalDate today) {
        Optional<LocalDate> started = row.date(PastField.STARTED);
        Optional<LocalDate> ended = row.date(PastField.ENDED);
        if (ended.filter(day -> day.isAfter(today)).isPresent()) {
            row.wrong(PastField.ENDED, row.cell(PastField.ENDED), "exchange.problem.future");
        }
        if (started.isPresent() && ended.isPresent() && ended.get().isBefore(started.get())) {
            row.wrong(PastField.ENDED, row.cell(PastField.ENDED), "exchange.problem.order");
        }
        return new PastRecord(
                row.required(PastField.ID, LONGEST_NAME),
                row.required(PastField.EXPERT, LONGEST_NAME),
                row.required(PastField.TEAM, LONGEST_NAME),
                started,
                ended,
                row.number(PastField.TOTAL_HOURS, 0, MOST_HOURS),
                row.number(PastField.OUTCOME, WORST, BEST),
                row.meanings(PastField.COMPETENCES, lexicon.competences()),
                row.meaning(PastField.LANGUAGE, lexicon.languages()));
    }

    @Override
    public List<Taken> compare(List<PastRecord> all) {
        return records.compare(all).stream().map(Taken::of).toList();
    }

    @Override
    public List<Taken> write(List<PastRecord> all) {
        return records.write(all).stream().map(Taken::of).toList();
    }
}
