package eu.passerelle.directory.competences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import eu.passerelle.directory.competences.ImportPlan.Kind;
import eu.passerelle.directory.competences.ReadFile.Problem;
import eu.passerelle.kernel.LocalizedText;
import eu.passerelle.testing.PasserelleTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** SKOS out and in: nothing lost on the way, and what is broken is named by its line. */
@PasserelleTest
class SkosFilesTest {
    private static final String PREFIXES = """
            @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
            @prefix c: <https://passerelle.eu/competences/> .
            @prefix pas: <https://passerelle.eu/ns#> .
            @prefix owl: <http://www.w3.org/2002/07/owl#> .
            @prefix dcterms: <http://purl.org/dc/terms/> .
            """;
    private static final int FIRST_LINE = 6;

    @Autowired
    Entries entries;

    @ParameterizedTest
    @EnumSource
    void what_goes_out_and_comes_in_again_changes_nothing(FileForm form) {
        Scheme scheme = odd(entries.scheme());
        ImportPlan plan = plan(scheme, form, form.write(scheme));
        assertThat(plan.problems()).isEmpty();
        assertThat(plan.rows()).isEmpty();
        assertThat(plan.same()).isEqualTo(scheme.all().size()).isGreaterThan(100);
        assertThat(plan.unnamed()).isZero();
        assertThat(form.write(scheme)).isEqualTo(form.write(scheme.with(List.of())));
    }

    @Test
    void an_export_into_an_empty_taxonomy_makes_the_same_one() {
        Scheme scheme = odd(entries.scheme());
        for (FileForm form : FileForm.values()) {
            ImportPlan plan = plan(new Scheme(List.of()), form, form.write(scheme));
            assertThat(plan.problems()).isEmpty();
            assertThat(plan.count(Kind.ADDED)).isEqualTo(scheme.all().size());
            assertThat(plan.changed()).containsExactlyInAnyOrderElementsOf(scheme.all());
        }
    }

    /** With all that a concept can have, and with texts that files are broken by. */
    private static Scheme odd(Scheme scheme) {
        Entry odd = Entry.empty("Xodd")
                .worded(
                        new LocalizedText(Map.of("en", "=cmd \"quoted\", comma; and \\ more", "ro", "Ștefan 🙂 שלום")),
                        Map.of("en", List.of("'=already guarded", "-minus", "@at"), "de", List.of("Straße")),
                        new LocalizedText(Map.of("fr", "Deux lignes\net « une » deuxième ; fin.")))
                .linked(
                        List.of("B3"),
                        List.of("A1", "A2"),
                        Map.of("B4", 0.55, "A3", 1.0),
                        List.of("http://data.europa.eu/esco/skill/00064735-8fad-454b-90c7-ed858cc993f2"))
                .below(Optional.of("B"))
                .retired(true, Optional.of("B3"));
        Entry neighbour = scheme.get("B3");
        var related = new TreeSet<>(neighbour.related());
        related.add("Xodd");
        return scheme.with(List.of(
                odd,
                neighbour.linked(related, neighbour.prerequisites(), neighbour.transfers(), neighbour.exactMatch())));
    }

    @Test
    void a_plan_says_what_is_added_changed_moved_and_deprecated() {
        ImportPlan plan = turtle("""
                c:A1 a skos:Concept ; skos:prefLabel "Strategy of the town"@en ; skos:broader c:A .
                c:A2 a skos:Concept ; skos:prefLabel "Politics"@en ; skos:broader c:B .
                c:A3 a skos:Concept ; skos:prefLabel "Old"@en ; skos:broader c:A ; owl:deprecated true ; dcterms:isReplacedBy c:A1 .
                c:N1 a skos:Concept ; skos:prefLabel "New"@en-GB , "Nuovo"@it ; skos:broader c:A1 .
                """);
        assertThat(plan.problems()).isEmpty();
        assertThat(plan.rows())
                .extracting(row -> row.entry().code() + " " + row.kind())
                .containsExactly("A1 CHANGED", "A2 MOVED", "A3 DEPRECATED", "N1 ADDED");
        assertThat(plan.passedOver()).isEqualTo(1);
        assertThat(plan.unnamed()).isGreaterThan(100);
    }

    @Test
    void the_narrower_direction_and_one_sided_neighbours_are_understood() {
        ImportPlan plan = turtle("""
                c:N1 a skos:Concept ; skos:prefLabel "New"@en ; skos:narrower c:N2 ; skos:related c:N2 .
                c:N2 a skos:Concept ; skos:prefLabel "Newer"@en .
                """);
        assertThat(plan.problems()).isEmpty();
        assertThat(plan.changed().getLast().broader()).contains("N1");
        assertThat(plan.changed().getLast().related()).containsExactly("N1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "c:N1 a skos:Concept ; skos:prefLabel \"One\"@en ; skos:broader c:N2 . c:N2 a skos:Concept ; skos:prefLabel \"Two\"@en ; skos:broader c:N1 . | taxonomy.problem.broader.circle",
                "c:A a skos:Concept ; skos:prefLabel \"Strategy\"@en ; skos:broader c:A1 . | taxonomy.problem.broader.circle",
                "c:N1 a skos:Concept ; skos:prefLabel \"One\"@en ; skos:broader c:Nowhere . | taxonomy.file.target",
                "c:N1 a skos:Concept ; skos:prefLabel \"One\"@en ; skos:related c:N1 . | taxonomy.problem.target.itself",
                "c:N1 a skos:Concept ; skos:altLabel \"One\"@en . | taxonomy.problem.label.missing",
                "c:N1 a skos:Concept ; skos:prefLabel \"One\" . | taxonomy.file.label.language",
                "c:N1 a skos:Concept ; skos:prefLabel \"One\"@en , \"Two\"@en . | taxonomy.file.label.twice",
                "c:N1 a skos:Concept ; skos:prefLabel \"One\"@en ; skos:broader c:A , c:B . | taxonomy.file.broader.several",
                "c:N1 a skos:Concept ; skos:prefLabel \"Strategy and governance\"@en . | taxonomy.problem.label.taken",
                "c:N1 a skos:Concept ; skos:prefLabel \"One\"@en ; skos:exactMatch <ftp://esco> . | taxonomy.problem.match",
                "c:N1 a skos:Concept ; skos:prefLabel \"One\"@en ; pas:transfersTo c:A . | taxonomy.file.transfer",
                "c:N1 a skos:Concept ; skos:prefLabel \"One\"@en ; pas:transfersTo [ pas:competence c:A ; pas:weight 7 ] . | taxonomy.problem.weight",
                "c:N1 a skos:Concept ; skos:notation \"A1\" ; skos:prefLabel \"One\"@en . | taxonomy.file.code.twice",
                "c:N1 a skos:Concept ; skos:notation \"a b\" ; skos:prefLabel \"One\"@en . | taxonomy.file.code",
                "[] a skos:Concept ; skos:prefLabel \"One\"@en . | taxonomy.file.nameless",
                "c:N1 a skos:Concept ; skos:prefLabel \"One\"@en ; foo:bar 1 . | taxonomy.file.syntax",
                "c:N1 a skos:Concept ; skos:prefLabel \"One@en . | taxonomy.file.syntax",
            })
    void what_is_wrong_in_turtle_is_named_with_its_line(String broken, String code) {
        assertThat(turtle("\n\n" + broken).problems())
                .extracting(Problem::code, Problem::line)
                .contains(tuple(code, (long) FIRST_LINE + 2));
    }

    @Test
    void a_file_without_concepts_or_of_another_encoding_is_no_taxonomy() {
        assertThat(turtle("").problems()).extracting(Problem::code).containsExactly("taxonomy.file.noConcepts");
        assertThat(FileText.of("code\nÄ".getBytes(StandardCharsets.ISO_8859_1)).problem())
                .contains(Problem.of(2, "taxonomy.file.encoding"));
        assertThat(FileText.of("code".getBytes(StandardCharsets.UTF_16)).problem())
                .map(Problem::code)
                .contains("taxonomy.file.encoding");
        assertThat(FileText.of(new byte[0]).problem()).map(Problem::code).contains("taxonomy.file.empty");
        assertThat(FileText.of("\uFEFFcode".getBytes(StandardCharsets.UTF_8)).text())
                .isEqualTo("code");
    }

    @Test
    void brackets_without_end_are_answered_and_not_climbed() {
        for (String bracket : List.of("[ skos:related ", "( ")) {
            assertThat(turtle("c:N1 skos:related " + bracket.repeat(100_000)).problems())
                    .extracting(Problem::code)
                    .containsExactly("taxonomy.file.deep");
        }
    }

    @Test
    void a_table_may_have_some_columns_only_and_semicolons() {
        ImportPlan plan = csv("code;label_fr;synonyms_fr\r\nA1;Stratégie de la ville;un | deux\r\n");
        assertThat(plan.problems()).isEmpty();
        Entry a1 = plan.changed().getFirst();
        assertThat(a1.label().byLanguage())
                .containsEntry("fr", "Stratégie de la ville")
                .containsKey("ro");
        assertThat(a1.synonyms().get("fr")).containsExactly("un", "deux");
        assertThat(a1.broader()).contains("A");
        assertThat(plan.rows().getFirst().changes()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "label_en\\nOne ! taxonomy.file.column.missing ! 1",
                "code,colour\\nN1,red ! taxonomy.file.column ! 1",
                "code,code\\nN1,N2 ! taxonomy.file.column.twice ! 1",
                "code,label_en\\nA1,One\\nA1,Two ! taxonomy.file.code.twice ! 3",
                "code,label_en\\n,One ! taxonomy.file.code ! 2",
                "code,label_en\\na b,One ! taxonomy.file.code ! 2",
                "code,label_en\\nmissing,One ! taxonomy.problem.code.reserved ! 2",
                "code,label_en\\nN1, ! taxonomy.problem.label.missing ! 2",
                "code,broader\\nA,A1.1 ! taxonomy.problem.target.unknown ! 2",
                "code,broader\\nA,A1 ! taxonomy.problem.broader.circle ! 2",
                "code,transfers\\nA1,J2 much ! taxonomy.file.transfer.cell ! 2",
                "code,deprecated\\nA1,perhaps ! taxonomy.file.yes ! 2",
                "code,replacedBy\\nA1,A2\\nA2,A1 ! taxonomy.problem.replacedBy.circle ! 2",
                "code,uri\\nA1,https://passerelle.eu/competences/A2 ! taxonomy.file.uri.twice ! 2",
            })
    void what_is_wrong_in_a_table_is_named_with_its_line(String broken, String code, long line) {
        assertThat(csv(broken.replace("\\n", "\n")).problems())
                .extracting(Problem::code, Problem::line)
                .contains(tuple(code, line));
    }

    @Test
    void a_table_that_is_far_too_wide_or_too_long_is_answered_once() {
        assertThat(csv("code" + ",x".repeat(10_000)).problems())
                .extracting(Problem::code)
                .containsExactly("taxonomy.file.columns.tooMany");
        assertThat(csv("code,label_en\nA1,\"" + "x".repeat(200_000)).problems())
                .extracting(Problem::code)
                .containsExactly("taxonomy.file.table");
        assertThat(csv("code,label_en\n" + "a b,x\n".repeat(1_000)).problems()).hasSize(ReadFile.MOST_PROBLEMS);
    }

    private ImportPlan turtle(String concepts) {
        return plan(entries.scheme(), FileForm.TURTLE, PREFIXES + concepts);
    }

    private ImportPlan csv(String table) {
        return plan(entries.scheme(), FileForm.CSV, table);
    }

    private static ImportPlan plan(Scheme scheme, FileForm form, String text) {
        String plain = FileText.of(text.getBytes(StandardCharsets.UTF_8)).text();
        return ImportPlan.of(scheme, form.read(plain, scheme));
    }
}
