package eu.passerelle.exchange;

import eu.passerelle.directory.CefrLevel;
import eu.passerelle.directory.ExpertRecord;
import eu.passerelle.directory.ExpertRecords;
import eu.passerelle.kernel.Typed;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads a row of experts. */
final class ExpertRow {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TEXT = 3_000;
    private static final int MOST_HOURS = 80;
    private static final int MOST_ENGAGEMENTS = 10;

    private final RowCells row;
    private final Lexicon lexicon;

    private ExpertRow(RowCells row, Lexicon lexicon) {
        this.row = row;
        this.lexicon = lexicon;
    }

    /** Experts, by the records of the directory. */
    @Component
    static class ExpertIntake implements Intake<ExpertRecord> {
        private final ExpertRecords records;
        private final Lexicon.Source lexicon;

        ExpertIntake(ExpertRecords records, Lexicon.Source lexicon) {
            this.records = records;
            this.lexicon = lexicon;
        }

        @Override
        public Table table() {
            return Table.EXPERTS;
        }

        @Override
        public Reading<ExpertRecord> reading() {
            Lexicon now = lexicon.now();
            return new Reading<>() {
                @Override
                public ExpertRecord read(RowCells row) {
                    return new ExpertRow(row, now).record();
                }

                @Override
                public String key(ExpertRecord record) {
                    return record.key();
                }
            };
        }

        @Override
        public List<Taken> compare(List<ExpertRecord> all) {
            return records.compare(all).stream().map(Taken::of).toList();
        }

        @Override
        public List<Taken> write(List<ExpertRecord> all) {
            return records.write(all).stream().map(Taken::of).toList();
        }
    }

    private ExpertRecord record() {
        return new ExpertRecord(
                row.text(Field.EXTERNAL_ID, LONGEST_NAME),
                email(),
                row.text(Field.GIVEN_NAME, LONGEST_NAME),
                row.text(Field.FAMILY_NAME, LONGEST_NAME),
                row.meaning(Field.TYPE, lexicon.types()),
                row.meaning(Field.COUNTRY, lexicon.countries()),
                row.meaning(Field.VISIBILITY, lexicon.visibilities()),
                row.number(Field.HOURS, 1, MOST_HOURS),
                row.number(Field.ENGAGEMENTS, 1, MOST_ENGAGEMENTS),
                row.meaning(Field.REMOTE, lexicon.truths()),
                row.meanings(Field.VISITS, lexicon.countries()),
                languages(),
                competences(),
                row.meanings(Field.SECTORS, lexicon.sectors()),
                row.meanings(Field.LEGAL_SYSTEMS, lexicon.countries()),
                organisations(),
                summary());
    }

    private String email() {
        return row.email(Field.EMAIL).orElseGet(() -> {
            row.wrong(Field.EMAIL, "", "exchange.problem.email");
            return "";
        });
    }

    private Map<String, CefrLevel> languages() {
        var levels = new LinkedHashMap<String, CefrLevel>();
        row.levelled(
                Field.LANGUAGES,
                lexicon.languages(),
                "exchange.problem.cefr",
                (code, level) -> Arrays.stream(CefrLevel.values())
                        .filter(known -> known.name().equalsIgnoreCase(level))
                        .findFirst()
                        .ifPresentOrElse(
                                known -> levels.put(code, known),
                                () -> row.wrong(Field.LANGUAGES, level, "exchange.problem.cefr", code)));
        return levels;
    }

    private Map<String, Integer> competences() {
        var levels = new LinkedHashMap<String, Integer>();
        row.levelled(Field.COMPETENCES, lexicon.competences(), "exchange.problem.level", (code, level) -> {
            if (level.matches("[1-4]")) {
                levels.put(code, Integer.valueOf(level));
            } else {
                row.wrong(Field.COMPETENCES, level, "exchange.problem.level", code);
            }
        });
        return levels;
    }

    private Set<String> organisations() {
        var names = new LinkedHashSet<String>();
        for (String name : row.values(Field.ORGANISATION)) {
            if (Typed.length(name) > LONGEST_NAME) {
                row.wrong(Field.ORGANISATION, name, "exchange.problem.long", LONGEST_NAME);
            }
            names.add(name);
        }
        return names;
    }

    private Map<String, String> summary() {
        var texts = new LinkedHashMap<String, String>();
        row.text(Field.SUMMARY_EN, LONGEST_TEXT).ifPresent(text -> texts.put("en", text));
        row.text(Field.SUMMARY_FR, LONGEST_TEXT).ifPresent(text -> texts.put("fr", text));
        row.text(Field.SUMMARY_DE, LONGEST_TEXT).ifPresent(text -> texts.put("de", text));
        row.text(Field.SUMMARY_RO, LONGEST_TEXT).ifPresent(text -> texts.put("ro", text));
        return texts;
    }
}
