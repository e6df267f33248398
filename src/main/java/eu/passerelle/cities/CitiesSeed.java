package eu.passerelle.cities;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import eu.passerelle.kernel.Seed;
import eu.passerelle.kernel.SeedFiles;
import java.util.List;
import org.springframework.stereotype.Component;

/** Loads the cities of Europe. */
@Component
class CitiesSeed implements Seed {
    private static final String FILE = "world/cities.csv";

    private final SeedFiles files;
    private final CityWriting writing;

    CitiesSeed(SeedFiles files, CityWriting writing) {
        this.files = files;
        this.writing = writing;
    }

    @Override
    public String name() {
        return "cities";
    }

    @Override
    public int order() {
        return 12;
    }

    @Override
    public String version() {
        return files.version(FILE);
    }

    @Override
    public void load() {
        writing.write(files.csv(FILE).stream().map(CitiesSeed::entry).toList(), false);
    }

    private static CityEntry entry(NamedCsvRecord line) {
        return new CityEntry(
                line.getField("id"),
                line.getField("name"),
                line.getField("country"),
                Integer.parseInt(line.getField("population")),
                Double.parseDouble(line.getField("latitude")),
                Double.parseDouble(line.getField("longitude")),
                line.getField("timeZone"),
                List.of(line.getField("languages").split(" ")));
    }
}
