package eu.passerelle.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.testing.Approved;
import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.Visitor;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.data.neo4j.core.Neo4jClient;

/** Teams, past mentoring and publications from tables, and what all tables need. */
@PasserelleTest
class OtherTablesTest {
    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    TableImports imports;

    @Autowired
    DemoNetwork demo;

    @Autowired
    Neo4jClient neo4j;

    @Autowired
    GraphTransactions transactions;

    @ParameterizedTest
    @EnumSource
    void who_or_what_is_new_needs_some_cells_and_each_that_is_empty_is_named(Table table) {
        demo.load();
        List<String> needed = table.neededForNew();
        String text = String.join(";", table.columns()) + "\n"
                + needed.stream().map(left -> row(table, left)).collect(Collectors.joining("\n"));
        String id = steps().checked(table, text);
        assertThat(steps().problems(id)).extracting(CellProblem::field).containsExactlyElementsOf(needed);
        String whole = steps().checked(table, String.join(";", table.columns()) + "\n" + row(table, ""));
        assertThat(imports.get(whole).counts().fresh()).isOne();
    }

    private static String row(Table table, String left) {
        var cells = new HashMap<>(Map.of(
                "EMAIL",
                "new." + left.toLowerCase(Locale.ROOT) + "@example.org",
                "ID",
                "new-" + left,
                "EXPERT",
                "e01"));
        cells.putAll(Map.of("TEAM", "t01", "GIVEN_NAME", "Ana", "FAMILY_NAME", "Pop", "COUNTRY", "RO"));
        cells.putAll(Map.of("TYPE", "practitioner", "NAME", "Masa", "CITY", "Lindenfurt", "TITLE", "Raport"));
        cells.putAll(Map.of("ENDED", "2025-11-30", "COMPETENCES", "B3", "LANGUAGE", "ro", "LANGUAGES", "ro"));
        if (table == Table.TEAMS) {
            cells.put("COUNTRY", "DE");
        }
        if (table == Table.EXPERTS) {
            cells.put("LANGUAGES", "ro:C2");
            cells.put("COMPETENCES", "B3:2");
        }
        cells.remove(left);
        return table.columns().stream()
                .map(column -> cells.getOrDefault(column, ""))
                .collect(Collectors.joining(";"));
    }

    @Test
    void teams_and_what_they_went_through_come_from_tables_and_become_evidence() {
        demo.load();
        String id = steps().imported(Table.TEAMS, """
                Identifier;Name;City;Country;Phase;Languages;Given name;Family name;E-mail
                old-7;Runder Tisch;Lindenfurt;DE;operating;de;Ute;Klein;ute@example.org
                old-8;Nirgends;Nowhereville;DE;operating;de;Ute;Klein;ute8@example.org
                old-9;Neu;Lindenfurt;DE;;;Ute;;ute9@example.org
                """);
        assertThat(imports.get(id).counts().fresh()).isOne();
        assertThat(steps().problems(id))
                .extracting(CellProblem::code)
                .containsExactly(
                        "exchange.problem.taken.UNKNOWN_CITY",
                        "exchange.problem.neededForNew",
                        "exchange.problem.neededForNew");
        String past = steps().imported(Table.ENGAGEMENTS, """
                Kennung,Fachperson,Team,Beginn,Ende,Stunden insgesamt,Ergebnis (-2 bis 2),Kompetenzen,Sprache
                p-1,e01,old-7,2025-01-10,2025-11-30,24,2,E4.1; B3,de
                p-2,nobody@example.org,old-7,2025-01-10,2025-11-30,24,2,B3,de
                p-3,e01,old-77,2025-01-10,2025-11-30,24,2,B3,de
                p-4,e01,old-7,2025-12-10,2025-11-30,24,3,B3,de
                p-5,e01,old-7,,2031-01-01,24,0,B3,de
                """);
        assertThat(imports.get(past).counts().fresh()).isOne();
        assertThat(steps().problems(past))
                .extracting(CellProblem::code)
                .containsExactly(
                        "exchange.problem.taken.UNKNOWN_EXPERT",
                        "exchange.problem.taken.UNKNOWN_TEAM",
                        "exchange.problem.order",
                        "exchange.problem.number",
                        "exchange.problem.future");
        assertThat(count("""
                        MATCH (:Expert {id: 'e01'})-[:MENTORED]->(g:Engagement {externalId: 'p-1', state: 'closed', outcome: 2})
                              -[:WITH]->(:Team {externalId: 'old-7'})-[:OF]->(:City)
                        RETURN count { (g)-[:SERVED]->(:Competence) }
                        """)).isEqualTo(2);
    }

    @Test
    void what_experts_have_written_comes_from_a_table_and_goes_into_one() {
        demo.load();
        String text = """
                Kennung;Fachperson;Gattung;Titel;Sprache;Jahr;Link;Text
                w-1;e01;veröffentlicht;Distanzierung begleiten;Deutsch;2021;https://example.org/1;"Zwei
                Zeilen"
                w-2;e01;;;de;;;
                w-3;nobody@example.org;Dokument;Bericht;de;;;
                w-4;e02;Dokument;Bericht;de;900;javascript:alert(1);
                """;
        String id = steps().imported(Table.PUBLICATIONS, text);
        assertThat(imports.get(id).counts().fresh()).isOne();
        assertThat(steps().problems(id))
                .extracting(CellProblem::code)
                .containsExactly(
                        "exchange.problem.neededForNew",
                        "exchange.problem.taken.UNKNOWN_EXPERT",
                        "exchange.problem.number",
                        "exchange.problem.link");
        Visitor reader = Visitor.at(port).signIn("coordinator@demo.passerelle.example", "passerelle-demo");
        Approved.exportsIn(context);
        String exported = reader.get("/export/publications.csv").body().substring(1);
        assertThat(exported).contains("Distanzierung begleiten", "Zwei\nZeilen");
        String again = steps().imported(Table.PUBLICATIONS, exported);
        assertThat(imports.get(again).counts().same())
                .isEqualTo(imports.get(again).counts().rows())
                .isPositive();
    }

    @Test
    void past_mentoring_that_went_well_renews_what_was_verified_and_had_not_faded() {
        demo.load();
        claims("D10:2024-06-01", "B3:2020-01-01", "E4.1:");
        steps().imported(Table.ENGAGEMENTS, """
                ID;Expert;Team;Started on;Ended on;Hours in all;Outcome (-2 to 2);Competences;Language
                p-1;e01;t02;2025-01-10;2025-11-30;24;2;D10; B3; E4.1;de
                """.replace("D10; B3; E4.1", "\"D10; B3; E4.1\""));
        assertThat(verifiedOn("D10")).isEqualTo("2025-11-30");
        assertThat(verifiedOn("B3")).as("had faded before").isEqualTo("2020-01-01");
        assertThat(verifiedOn("E4.1")).as("nobody had verified it").isEmpty();
        steps().imported(Table.ENGAGEMENTS, """
                ID;Expert;Team;Started on;Ended on;Hours in all;Outcome (-2 to 2);Competences;Language
                p-2;e01;t02;2025-12-10;2026-11-30;24;-1;D10;de
                """);
        assertThat(verifiedOn("D10")).as("it went badly").isEqualTo("2025-11-30");
    }

    /** @param claims each as {@code code:day} */
    private void claims(String... claims) {
        for (String claim : claims) {
            String[] parts = claim.split(":", -1);
            transactions.write(() -> {
                neo4j.query("""
                                MATCH (e:Expert {id: 'e01'}), (c:Competence {code: $code}) MERGE (e)-[k:CLAIMS]->(c)
                                SET k.level = 2, k.evidence = 'reference',
                                  k.verifiedOn = CASE $day WHEN '' THEN null ELSE date($day) END
                                """)
                        .bindAll(Map.of("code", parts[0], "day", parts[1]))
                        .run();
            });
        }
    }

    private String verifiedOn(String code) {
        return neo4j.query("MATCH (:Expert {id: 'e01'})-[k:CLAIMS]->(:Competence {code: $code}) "
                        + "RETURN coalesce(toString(k.verifiedOn), '')")
                .bind(code)
                .to("code")
                .fetchAs(String.class)
                .one()
                .orElseThrow();
    }

    private ImportSteps steps() {
        return new ImportSteps(imports);
    }

    private long count(String query) {
        return neo4j.query(query).fetchAs(Long.class).one().orElseThrow();
    }
}
