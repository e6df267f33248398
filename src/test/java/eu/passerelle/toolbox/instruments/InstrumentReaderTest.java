package eu.passerelle.toolbox.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.directory.Taxonomy;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.SeedFiles;
import eu.passerelle.toolbox.instruments.InstrumentReader.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstrumentReaderTest {
    private static final Taxonomy TAXONOMY = Taxonomy.shipped();
    private static final String COLLABORATION = new SeedFiles().text("instruments/collaboration.yml");

    @Test
    void what_is_shipped_is_whole_in_four_languages_and_knows_the_taxonomy() {
        ShippedInstruments.FILES.forEach(file ->
                assertThat(read(new SeedFiles().text(file)).problems()).as(file).isEmpty());
        Instrument collaboration = read(COLLABORATION).instrument().orElseThrow();
        assertThat(collaboration.dimensions()).hasSize(16).allSatisfy(dimension -> {
            assertThat(dimension.items()).hasSizeBetween(2, 4);
            assertThat(dimension.competences()).isNotEmpty();
        });
        Instrument diagnosis = read(new SeedFiles().text("instruments/social-diagnosis.yml"))
                .instrument()
                .orElseThrow();
        assertThat(diagnosis.items().map(Instrument.Item::kind)).contains(Instrument.Kind.SCALE, Instrument.Kind.TEXT);
    }

    @ParameterizedTest
    @CsvSource({
        "'    ro: Nu există', '    xx: Nu există', UNKNOWN_KEY, LANGUAGE_MISSING",
        "'competences: {A2: 3}', 'competences: {Z2: 3}', COMPETENCE_UNKNOWN,",
        "'competences: {A2: 3}', 'competences: {A2: 9}', WEIGHT,",
        "'id: mandate-lasting', 'id: mandate-written', ID_TWICE,",
        "'id: mandate-lasting', 'id: Mandate lasting', ID,",
        "'kind: SCALE', 'kind: STARS', KIND,",
        "'        lowest:', '        least:', UNKNOWN_KEY, MISSING",
        "'purpose:', 'name:', TWICE, MISSING",
        "'dimensions:', 'dimensions: []\nmore:', UNKNOWN_KEY, EMPTY_LIST",
    })
    void what_is_wrong_is_found(String part, String broken, Problem.Kind kind, Problem.Kind other) {
        Reading reading = read(replaceFirst(part, broken));
        assertThat(reading.instrument()).isEmpty();
        assertThat(reading.problems()).extracting(Problem::kind).contains(kind);
        if (other != null) {
            assertThat(reading.problems()).extracting(Problem::kind).contains(other);
        }
    }

    @Test
    void questions_for_words_alone_are_refused_and_read_where_they_are_in_force_already() {
        String words = COLLABORATION
                .replace("kind: SCALE", "kind: TEXT")
                .replaceAll("(?m)^ +(lowest|highest):.*(\n {10,}.*)*\n", "");
        assertThat(read(words).problems()).extracting(Problem::kind).containsExactly(Problem.Kind.NO_SCALE);
        assertThat(InstrumentReader.kept(words).instrument()).isPresent();
    }

    @Test
    void a_problem_names_its_line_and_its_place() {
        String broken = replaceFirst("kind: SCALE", "kind: STARS");
        int line = (int) broken.substring(0, broken.indexOf("STARS")).lines().count();
        assertThat(read(broken).problems())
                .containsExactly(new Problem(line, "/dimensions/1/items/1/kind", Problem.Kind.KIND, List.of("STARS")));
    }

    @Test
    void what_is_no_yaml_is_said_with_its_line() {
        assertThat(read("id: [a\nname: b").problems()).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(Problem.Kind.UNREADABLE);
            assertThat(problem.line()).isPositive();
        });
        assertThat(read("").instrument()).isEmpty();
        assertThat(read("- a").problems()).extracting(Problem::kind).contains(Problem.Kind.NOT_A_MAP);
        assertThat(read("a: &x [1]\nb: *x").problems())
                .extracting(Problem::kind)
                .contains(Problem.Kind.UNREADABLE);
    }

    private static String replaceFirst(String part, String broken) {
        int at = COLLABORATION.indexOf(part);
        assertThat(at).as(part).isPositive();
        return COLLABORATION.substring(0, at) + broken + COLLABORATION.substring(at + part.length());
    }

    private static Reading read(String text) {
        return InstrumentReader.read(
                text, code -> TAXONOMY.find(new CompetenceCode(code)).isPresent());
    }
}
