package eu.passerelle.exchange;

import eu.passerelle.cities.TeamRecord;
import eu.passerelle.cities.TeamRecords;
import java.util.List;
import org.springframework.stereotype.Component;

/** Teams from a table. Nobody is invited, and who is a member of which sector is left to the teams. */
@Component
class TeamIntake implements Intake<TeamRecord> {
    private static final int LONGEST_NAME = 120;

    private final TeamRecords records;
    private final Lexicon.Source lexicon;

    TeamIntake(TeamRecords records, Lexicon.Source lexicon) {
        this.records = records;
        this.lexicon = lexicon;
    }

    @Override
    public Table table() {
        return Table.TEAMS;
    }

    @Override
    public Reading<TeamRecord> reading() {
        Lexicon now = lexicon.now();
        return new Reading<>() {
            @Override
            public TeamRecord read(RowCells row) {
                return record(row, now);
            }

            @Override
            public String key(TeamRecord record) {
                return record.id();
            }
        };
    }

    private static TeamRecord record(RowCells row, Lexicon lexicon) {
        return new TeamRecord(
                row.required(TeamField.ID, LONGEST_NAME),
                row.text(TeamField.NAME, LONGEST_NAME),
                row.text(TeamField.CITY, LONGEST_NAME),
                row.meaning(TeamField.COUNTRY, lexicon.countries()),
                row.meaning(TeamField.PHASE, lexicon.phases()),
                row.meaning(TeamField.STRUCTURE, lexicon.structures()),
                row.meanings(TeamField.LANGUAGES, lexicon.languages()),
                row.text(TeamField.GIVEN_NAME, LONGEST_NAME),
                row.text(TeamField.FAMILY_NAME, LONGEST_NAME),
                row.email(TeamField.EMAIL));
    }

    @Override
    public List<Taken> compare(List<TeamRecord> all) {
        return records.compare(all).stream().map(Taken::of).toList();
    }

    @Override
    public List<Taken> write(List<TeamRecord> all) {
        return records.write(all).stream().map(Taken::of).toList();
    }
}
