package eu.passerelle.toolbox.instruments;

import eu.passerelle.directory.Taxonomy;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.Seed;
import eu.passerelle.kernel.SeedFiles;
import java.util.List;
import org.springframework.stereotype.Component;

/** The instruments that the product brings along. */
@Component
class ShippedInstruments implements Seed {
    static final List<String> FILES = List.of("instruments/collaboration.yml", "instruments/social-diagnosis.yml");

    private final SeedFiles files;
    private final Instruments instruments;

    ShippedInstruments(SeedFiles files, Instruments instruments) {
        this.files = files;
        this.instruments = instruments;
    }

    @Override
    public String name() {
        return "instruments";
    }

    @Override
    public int order() {
        return 15;
    }

    @Override
    public String version() {
        return files.version(FILES.toArray(String[]::new));
    }

    @Override
    public void load() {
        Taxonomy shipped = Taxonomy.shipped();
        FILES.forEach(file -> {
            String text = files.text(file);
            var reading = InstrumentReader.read(
                    text, code -> shipped.find(new CompetenceCode(code)).isPresent());
            instruments.keepShipped(
                    reading.instrument()
                            .orElseThrow(() -> new IllegalStateException("seed-data/" + file + ": " + reading.problems()
                                    + ". Maybe mend these lines, or leave the file as it was.")),
                    text);
        });
    }
}
