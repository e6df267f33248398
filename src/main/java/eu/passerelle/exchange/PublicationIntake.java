package eu.passerelle.exchange;

import eu.passerelle.directory.Publication;
import eu.passerelle.directory.PublicationRecord;
import eu.passerelle.directory.PublicationRecords;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What experts have written, from a table. */
@Component
class PublicationIntake implements Intake<PublicationRecord> {
    private static final int LONGEST_NAME = 200;
    private static final int LATEST = 2100;
    private static final String LINK = "https?://[^\\s/$.?#][^\\s]*";

    private final PublicationRecords records;
    private final Lexicon.Source lexicon;

    PublicationIntake(PublicationRecords records, Lexicon.Source lexicon) {
        this.records = records;
        this.lexicon = lexicon;
    }

    @Override
    public Table table() {
        return Table.PUBLICATIONS;
    }

    @Override
    public Reading<PublicationRecord> reading() {
        Lexicon now = lexicon.now();
        return new Reading<>() {
            @Override
            public PublicationRecord read(RowCells row) {
                return record(row, now);
            }

            @Override
            public String key(PublicationRecord record) {
                return record.id();
            }
        };
    }

    private static PublicationRecord record(RowCells row, Lexicon lexicon) {
        return new PublicationRecord(
                row.required(PublicationField.ID, LONGEST_NAME),
                row.required(PublicationField.EXPERT, LONGEST_NAME),
                row.meaning(PublicationField.KIND, lexicon.publications()),
                row.text(PublicationField.TITLE, Publication.LONGEST_TITLE),
                row.text(PublicationField.TEXT, Publication.LONGEST_TEXT),
                row.meaning(PublicationField.LANGUAGE, lexicon.languages()),
                row.number(PublicationField.YEAR, Publication.EARLIEST, LATEST),
                link(row));
    }

    private static Optional<String> link(RowCells row) {
        Optional<String> link = row.text(PublicationField.LINK, Publication.LONGEST_LINK);
        if (link.filter(typed -> !typed.matches(LINK)).isPresent()) {
            row.wrong(PublicationField.LINK, link.orElse(""), "exchange.problem.link");
        }
        return link;
    }

    @Override
    public List<Taken> compare(List<PublicationRecord> all) {
        return records.compare(all).stream().map(Taken::of).toList();
    }

    @Override
    public List<Taken> write(List<PublicationRecord> all) {
        return records.write(all).stream().map(Taken::of).toList();
    }
}
