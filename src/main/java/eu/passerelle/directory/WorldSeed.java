package eu.passerelle.directory;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.Seed;
import eu.passerelle.kernel.SeedFiles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Loads languages, countries, sectors and professions. */
@Component
class WorldSeed implements Seed {
    static final String NAME = "world";
    private static final String LANGUAGES = "world/languages.csv";
    private static final String COUNTRIES = "world/countries.csv";
    private static final String SECTORS = "taxonomy/sectors.yml";

    private static final String WRITE_LANGUAGES = """
            UNWIND $rows AS row MERGE (l:Language {code: row.code}) SET l += row.names
            """;
    private static final String WRITE_COUNTRIES = """
            UNWIND $rows AS row MERGE (c:Country {code: row.code}) SET c += row.names
            """;
    private static final String WRITE_OFFICIAL_LANGUAGES = """
            UNWIND $rows AS row UNWIND row.languages AS language
            MATCH (c:Country {code: row.code}) MATCH (l:Language {code: language})
            MERGE (c)-[:OFFICIAL_LANGUAGE]->(l)
            """;
    private static final String WRITE_SECTORS = """
            UNWIND $rows AS row MERGE (s:Sector {code: row.code}) SET s += row.names
            """;
    private static final String WRITE_PROFESSIONS = """
            UNWIND $rows AS row
            MERGE (p:Profession {code: row.code}) SET p += row.names
            WITH p, row MATCH (s:Sector {code: row.sector}) MERGE (p)-[:IN_SECTOR]->(s)
            """;

    private final SeedFiles files;
    private final Neo4jClient neo4j;

    WorldSeed(SeedFiles files, Neo4jClient neo4j) {
        this.files = files;
        this.neo4j = neo4j;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int order() {
        return 11;
    }

    @Override
    public String version() {
        return files.version(LANGUAGES, COUNTRIES, SECTORS);
    }

    @Override
    public void load() {
        write(WRITE_LANGUAGES, files.csv(LANGUAGES).stream().map(WorldSeed::language));
        List<Map<String, Object>> countries =
                files.csv(COUNTRIES).stream().map(WorldSeed::country).toList();
        write(WRITE_COUNTRIES, countries.stream());
        write(WRITE_OFFICIAL_LANGUAGES, countries.stream());
        SectorsFile sectors = files.yaml(SECTORS, SectorsFile.class);
        write(WRITE_SECTORS, sectors.sectors().stream().map(SectorsFile.Sector::row));
        write(WRITE_PROFESSIONS, sectors.professions().stream().map(SectorsFile.Profession::row));
    }

    private void write(String statement, Stream<Map<String, Object>> rows) {
        neo4j.query(statement).bind(rows.toList()).to("rows").run();
    }

    private static Map<String, Object> language(NamedCsvRecord line) {
        return Map.of("code", line.getField("code"), "names", names(line));
    }

    private static Map<String, Object> country(NamedCsvRecord line) {
        return Map.of(
                "code",
                line.getField("code"),
                "names",
                names(line),
                "languages",
                List.of(line.getField("languages").split(" ")));
    }

    private static Map<String, Object> names(NamedCsvRecord line) {
        var names = new HashMap<String, Object>();
        for (InterfaceLanguage language : InterfaceLanguage.values()) {
            names.put("name_" + language.code(), line.getField(language.code()));
        }
        return names;
    }

    /** {@code sectors.yml}, as it is written. */
    record SectorsFile(List<Sector> sectors, List<Profession> professions) {
        record Sector(String code, Map<String, String> name) {
            Map<String, Object> row() {
                return Map.of("code", code, "names", names(name));
            }
        }

        record Profession(String code, String sector, Map<String, String> name) {
            Map<String, Object> row() {
                return Map.of("code", code, "sector", sector, "names", names(name));
            }
        }

        private static Map<String, Object> names(Map<String, String> byLanguage) {
            var names = new HashMap<String, Object>();
            byLanguage.forEach((language, name) -> names.put("name_" + language, name));
            return names;
        }
    }
}
