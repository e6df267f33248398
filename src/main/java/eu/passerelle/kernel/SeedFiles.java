package eu.passerelle.kernel;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the files of {@code seed-data/}. */
@Component
public class SeedFiles {
    private final YAMLMapper yaml = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /** @param path below {@code seed-data/}, such as {@code taxonomy/sectors.yml} */
    public <T> T yaml(String path, Class<T> type) {
        try (InputStream in = open(path)) {
            return yaml.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String text(String path) {
        try (InputStream in = open(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<NamedCsvRecord> csv(String path) {
        try (var reader =
                CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(open(path), StandardCharsets.UTF_8))) {
            return reader.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A check sum over some files: tells a change, proves nothing. */
    public String version(String... paths) {
        var sum = new CRC32();
        Arrays.stream(paths).forEach(path -> {
            try (InputStream in = open(path)) {
                sum.update(in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return HexFormat.of().toHexDigits(sum.getValue());
    }

    private static InputStream open(String path) throws IOException {
        return new ClassPathResource("seed-data/" + path).getInputStream();
    }
}
