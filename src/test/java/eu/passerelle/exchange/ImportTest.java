package eu.passerelle.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.accounts.Role;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.ExpertRecord;
import eu.passerelle.directory.ExpertStatus;
import eu.passerelle.directory.Experts;
import eu.passerelle.directory.Visibility;
import eu.passerelle.exchange.Import.State;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.privacy.AuditTrail;
import eu.passerelle.testing.Approved;
import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import eu.passerelle.testing.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.data.neo4j.core.Neo4jClient;

/** Experts from a table. */
@PasserelleTest
class ImportTest {
    private static final String HEADER =
            "Vorname;Familienname;E-Mail;Art;Land;Sprachen;Kompetenzen;Arbeitgeber;Kennung\n";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    TableImports imports;

    @Autowired
    ImportRunner runner;

    @Autowired
    ImportStore store;

    @Autowired
    ImportFiles files;

    @Autowired
    Experts experts;

    @Autowired
    AuditTrail trail;

    @Autowired
    People people;

    @Autowired
    DemoNetwork demo;

    @Autowired
    Neo4jClient neo4j;

    @Autowired
    GraphTransactions transactions;

    Visitor coordinator;

    @BeforeEach
    void open() {
        coordinator = Visitor.at(port).signIn(people.create(Role.COORDINATOR, "c"), People.PASSWORD);
    }

    @Test
    void columns_are_guessed_by_their_names_in_any_language_and_a_choice_is_remembered() {
        String id = begin("Prénom;Nom de famille;Courriel;Seltsames\nA;B;c@d.org;x\n");
        assertThat(imports.columns(id))
                .extracting(TableImports.Column::field)
                .containsExactly("GIVEN_NAME", "FAMILY_NAME", "EMAIL", "");
        assertThat(imports.columns(begin("Nachname;Nume;First name;E-Mail-Adresse;ID;Biographie\nA;B;C;d@e.org;1;x\n")))
                .extracting(TableImports.Column::field)
                .containsExactly("FAMILY_NAME", "", "GIVEN_NAME", "EMAIL", "EXTERNAL_ID", "SUMMARY_FR");
        imports.choose(id, List.of("GIVEN_NAME", "FAMILY_NAME", "EMAIL", "COUNTRY"));
        String next = begin("seltsames,Courriel\nFrance,c@d.org\n");
        assertThat(imports.columns(next)).extracting(TableImports.Column::field).containsExactly("COUNTRY", "EMAIL");
        assertThatThrownBy(() -> imports.choose(next, List.of("COUNTRY", "COUNTRY")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("column.twice")
                .hasMessageContaining("column.required.EXPERTS");
    }

    @Test
    void nothing_is_written_before_somebody_says_so_and_then_all_that_is_right() {
        String id = checked(
                HEADER + "Jörg;Öztürk;joerg@example.org;Praxis;Deutschland;Französisch;;;\n"
                        + "Ana;Pop;ana@example.org;practitioner;RO;\"ro:C2; Englisch:b2\";\"E4:3; Ausstieg aus rechten Szenen:2\";Violet;x-7\n");
        Import job = imports.get(id);
        assertThat(job.counts().fresh()).isOne();
        assertThat(job.counts().broken()).isOne();
        assertThat(experts.after(Optional.empty(), 9)).isEmpty();
        String page = coordinator.get("/import/" + id).body();
        assertThat(page).contains("Import one row").contains("Languages").contains("A1 to C2");
        String broken = coordinator.get("/import/" + id + "/broken.csv").body();
        assertThat(coordinator.get("/import/" + id + "/broken.xlsx").header("Content-Disposition"))
                .contains("broken.xlsx");
        assertThat(broken).contains("Öztürk").contains("What is wrong").doesNotContain("ana@example.org");

        imports.confirm(id);
        await(id, State.DONE);
        Expert ana = experts.after(Optional.empty(), 9).getFirst();
        assertThat(ana.fullName()).isEqualTo("Ana Pop");
        assertThat(ana.country()).isEqualTo("RO");
        assertThat(ana.status()).isEqualTo(ExpertStatus.ACTIVE);
        assertThat(ana.visibility()).as("until somebody says otherwise").isEqualTo(Visibility.COORDINATORS);
        assertThat(ana.languages()).containsOnlyKeys("ro", "en");
        assertThat(ana.claims()).allMatch(claim -> claim.verifiedOn().isEmpty()).hasSize(2);
        assertThat(experts.employers(List.of(ana.id())).values()).containsExactly(List.of("Violet"));
        assertThat(trail.of("import:" + id, 9)).hasSize(1);
        assertThat(trail.firstBroken()).isEmpty();
    }

    @Test
    void the_same_file_twice_changes_nothing() {
        String text = HEADER + "Ana;Pop;ana@example.org;practitioner;RO;ro:C2;E4:3;Violet;x-7\n";
        imported(text);
        long events = events();
        String again = imported(text);
        assertThat(imports.get(again).counts().same()).isOne();
        assertThat(events()).isEqualTo(events);
        String changed = imported(text.replace("E4:3", "E4:4").replace("ana@", "ana.pop@"));
        assertThat(imports.get(changed).counts().changed())
                .as("found by its identifier")
                .isOne();
        assertThat(experts.after(Optional.empty(), 9))
                .hasSize(1)
                .allMatch(e -> e.email().equals("ana.pop@example.org"));
    }

    @ParameterizedTest
    @CsvSource({"true, MATCHED", "true, COORDINATORS", "false, MATCHED", "false, COORDINATORS"})
    void no_table_shows_somebody_who_is_there_to_more_people_than_before(boolean withAccount, Visibility before) {
        demo.load();
        transactions.write(() -> {
            neo4j.query("MATCH (e:Expert {id: 'e01'}) SET e.visibility = $before")
                    .bind(before.name())
                    .to("before")
                    .run();
            if (!withAccount) {
                neo4j.query("MATCH (a:Account)-[:ACTS_FOR]->(:Expert {id: 'e01'}) DETACH DELETE a")
                        .run();
            }
        });
        String header = "E-mail;Visibility\n";
        Expert chosen = experts.get(new ExpertId("e01"));
        imported(header + chosen.email() + ";with name\n");
        assertThat(experts.get(chosen.id()).visibility()).isEqualTo(before);
        imported(header + chosen.email() + ";coordinators\n");
        assertThat(experts.get(chosen.id()).visibility())
                .as("to fewer, it does")
                .isEqualTo(Visibility.COORDINATORS);
    }

    @Test
    void what_the_network_verified_is_not_restated_by_a_table() {
        imported(HEADER + "Ana;Pop;ana@example.org;practitioner;RO;ro:C2;E4:3;;\n");
        transactions.write(() -> {
            neo4j.query("MATCH (:Expert)-[k:CLAIMS]->() SET k.verifiedOn = date('2027-01-01'), k.level = 2")
                    .run();
        });
        String again = imported(HEADER + "Ana;Pop;ana@example.org;practitioner;RO;ro:C2;E4:4;;\n");
        assertThat(imports.get(again).counts().same()).isOne();
        assertThat(experts.after(Optional.empty(), 9)
                        .getFirst()
                        .claims()
                        .getFirst()
                        .level())
                .isEqualTo(2);
    }

    @Test
    void an_export_imported_again_says_nothing_new() {
        demo.load();
        Visitor reader = Visitor.at(port)
                .signIn("coordinator@demo.passerelle.example", "passerelle-demo")
                .with("Accept-Language", "de");
        Approved.exportsIn(context);
        String csv = reader.get("/export/experts.csv").body();
        assertThat(csv).startsWith("\uFEFFKennung,Vorname");
        String id = imported(csv.substring(1));
        try (var broken = imports.broken(imports.get(id))) {
            assertThat(broken.limit(3).toList()).isEmpty();
        }
        assertThat(imports.get(id).counts().same()).isEqualTo(80);
        for (Table table : List.of(Table.TEAMS, Table.ENGAGEMENTS)) {
            String name = table.name().toLowerCase(Locale.ROOT);
            String exported = reader.get("/export/" + name + ".csv").body().substring(1);
            String again = steps().imported(table, exported);
            try (var broken = imports.broken(imports.get(again))) {
                assertThat(broken.limit(3).toList()).as(name).isEmpty();
            }
            assertThat(imports.get(again).counts().same())
                    .as(name)
                    .isEqualTo(exported.lines().count() - 1)
                    .isPositive();
        }
        assertThat(reader.get("/export/teams.jsonl").body())
                .contains("\"id\":\"t01\"")
                .contains("\"email\":");
        assertThat(reader.get("/export/engagements.csv").body().lines().count()).isGreaterThan(100);
        assertThat(reader.get("/export/experts.xlsx").header("Content-Disposition"))
                .contains("experts.xlsx");
        assertThat(reader.get("/export/accounts.csv").status()).isEqualTo(404);
        assertThat(trail.of("export:experts", 9)).hasSize(2);
    }

    @Test
    void of_five_thousand_rows_forty_broken_ones_are_listed_and_mended_alone() {
        var rows = new ArrayList<String>();
        for (int i = 0; i < 5_000; i++) {
            String language = i % 125 == 0 ? "klingonisch:C1" : "de:C1";
            rows.add("Vor" + i + ";Nach" + i + ";p" + i + "@example.org;Praxis;DE;" + language + ";E4:2;;n-" + i);
        }
        String id = imported(HEADER + String.join("\n", rows));
        assertThat(imports.get(id).counts().fresh()).isEqualTo(4_960);
        assertThat(imports.get(id).counts().broken()).isEqualTo(40);
        String mended = coordinator
                .with("Accept-Language", "en")
                .get("/import/" + id + "/broken.csv")
                .body()
                .replace("klingonisch", "de");
        String second = imported(mended.substring(1));
        assertThat(imports.get(second).counts().fresh()).isEqualTo(40);
        assertThat(imports.get(second).counts().broken()).isZero();
        assertThat(count("MATCH (e:Expert) RETURN count(e)")).isEqualTo(5_000);
    }

    @Test
    void a_person_in_two_rows_is_taken_once_and_the_second_names_the_first() {
        String id = checked(HEADER + "Ana;Pop;ana@example.org;Praxis;RO;;;;\nAna;Pop;ANA@example.org;Praxis;RO;;;;\n");
        assertThat(imports.get(id).counts().fresh()).isOne();
        assertThat(coordinator.get("/import/" + id).body()).contains("in line 2 already");
    }

    @Test
    void a_killed_import_goes_on_where_it_was_and_lists_no_row_twice() {
        String text = rows(1_800);
        String id = checked(text);
        runner.stop();
        imports.confirm(id);
        // What a process leaves that died after its second batch: half a list of broken rows, and no word of it.
        var pass = new ImportPass<>(store.get(id), killedAfter(2), files, store, transactions);
        assertThatThrownBy(pass::run).hasMessageContaining("killed");
        assertThat(store.get(id).counts().rows()).isEqualTo(1_000);
        long written = count("MATCH (e:Expert) RETURN count(e)");
        assertThat(written).isEqualTo(store.get(id).counts().fresh());
        runner.start();
        await(id, State.DONE);
        Import done = imports.get(id);
        assertThat(done.counts().fresh() + done.counts().broken()).isEqualTo(1_800);
        assertThat(count("MATCH (e:Expert) RETURN count(e)"))
                .isEqualTo(done.counts().fresh());
        try (var broken = imports.broken(done)) {
            assertThat(broken.map(BrokenRow::line).toList())
                    .doesNotHaveDuplicates()
                    .hasSize((int) done.counts().broken());
        }
    }

    @Test
    void cancelled_it_stops_and_importing_again_does_the_rest() {
        String text = rows(3_000);
        String id = checked(text);
        runner.stop();
        imports.confirm(id);
        imports.cancel(id);
        runner.start();
        assertThat(imports.get(id).state()).isEqualTo(State.CANCELLED);
        String again = imported(text);
        assertThat(imports.get(again).counts().fresh()
                        + imports.get(again).counts().broken())
                .isEqualTo(3_000);
    }

    @Test
    void two_people_at_once_are_served_one_after_the_other() {
        String one = checked(rows(1_200));
        String other = checked(rows(1_200));
        imports.confirm(one);
        imports.confirm(other);
        await(one, State.DONE);
        await(other, State.DONE);
        assertThat(imports.get(one).counts().fresh()
                        + imports.get(other).counts().fresh())
                .isEqualTo(count("MATCH (e:Expert) RETURN count(e)"));
        assertThat(imports.get(one).counts().same()
                        + imports.get(other).counts().same())
                .isPositive();
    }

    @Test
    void a_merged_profile_does_not_come_back_by_an_import() {
        imported(HEADER + "Ana;Pop;ana@example.org;Praxis;RO;;;;x-7\nAnna;Popp;anna@example.org;Praxis;RO;;;;x-8\n");
        List<Expert> two = experts.after(Optional.empty(), 9);
        String kept = two.stream()
                .filter(e -> e.email().startsWith("ana@"))
                .findFirst()
                .orElseThrow()
                .id()
                .value();
        String given = two.stream()
                .filter(e -> e.email().startsWith("anna@"))
                .findFirst()
                .orElseThrow()
                .id()
                .value();
        coordinator.post("/curation/duplicates/" + kept + "/" + given + "/merge", Map.of());
        imported(HEADER + "Anna;Popp;anna@example.org;Praxis;RO;fr:C1;;;x-8\n");
        assertThat(experts.after(Optional.empty(), 9))
                .hasSize(1)
                .allMatch(e -> e.languages().containsKey("fr"));
    }

    @Test
    void imports_and_exports_are_the_coordinators_alone() {
        String id = checked(HEADER + "Ana;Pop;ana@example.org;Praxis;RO;;;;\n");
        for (Role role : List.of(Role.CITY, Role.EXPERT)) {
            Visitor wrong = Visitor.at(port).signIn(people.create(role, "x1"), People.PASSWORD);
            for (String path : List.of(
                    "/import", "/import/" + id, "/import/" + id + "/broken.csv", "/export", "/export/experts.csv")) {
                assertThat(wrong.get(path).status()).as(path).isEqualTo(403);
            }
            for (String path : List.of(
                    "/import",
                    "/import/" + id + "/columns",
                    "/import/" + id + "/confirmation",
                    "/import/" + id + "/cancellation")) {
                assertThat(wrong.post(path, Map.of()).status()).as(path).isEqualTo(403);
            }
        }
        assertThat(coordinator.get("/import/nothing").status()).isEqualTo(404);
    }

    @Autowired
    Intake<ExpertRecord> expertRows;

    /** A batch is written, and then the process is gone before the commit. */
    private Intake<ExpertRecord> killedAfter(int batches) {
        var done = new AtomicInteger();
        return new Intake<>() {
            @Override
            public Table table() {
                return expertRows.table();
            }

            @Override
            public Reading<ExpertRecord> reading() {
                return expertRows.reading();
            }

            @Override
            public List<Taken> compare(List<ExpertRecord> records) {
                return expertRows.compare(records);
            }

            @Override
            public List<Taken> write(List<ExpertRecord> records) {
                List<Taken> taken = expertRows.write(records);
                if (done.incrementAndGet() > batches) {
                    throw new IllegalStateException("killed");
                }
                return taken;
            }
        };
    }

    /** Rows of which every fiftieth is broken. */
    private static String rows(int number) {
        var rows = new StringBuilder(HEADER);
        for (int i = 0; i < number; i++) {
            String mail = i % 50 == 0 ? "nobody" : "r" + i + "@example.org";
            rows.append("Vor" + i + ";Nach" + i + ";" + mail + ";Praxis;DE;de:C1;E4:2;;\n");
        }
        return rows.toString();
    }

    private String imported(String text) {
        return steps().imported(Table.EXPERTS, text);
    }

    private String checked(String text) {
        return steps().checked(Table.EXPERTS, text);
    }

    private String begin(String text) {
        return steps().begin(Table.EXPERTS, text);
    }

    private void await(String id, State state) {
        steps().await(id, state);
    }

    private ImportSteps steps() {
        return new ImportSteps(imports);
    }

    private long events() {
        return count("MATCH (e:OutboxEvent) RETURN count(e)");
    }

    private long count(String query) {
        return neo4j.query(query).fetchAs(Long.class).one().orElseThrow();
    }
}
