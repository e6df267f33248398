package eu.passerelle.planning;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.cities.City;
import eu.passerelle.cities.Team;
import eu.passerelle.cities.TeamOrganisations.TeamOrganisation;
import eu.passerelle.cities.TeamPhase;
import eu.passerelle.cities.TeamStructure;
import eu.passerelle.directory.Taxonomy;
import eu.passerelle.engagements.MentoringTrail.Trail;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.LocalizedText;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.kernel.papers.Docx;
import eu.passerelle.kernel.papers.Paper;
import eu.passerelle.kernel.papers.Pdf;
import eu.passerelle.planning.Settings.Setting;
import eu.passerelle.testing.PdfUa;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import net.fortuna.ical4j.data.CalendarBuilder;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.xml.sax.InputSource;

/** A plan in Romanian, taken along in four ways. */
class PlanExportsTest {
    private static final Locale ROMANIAN = Locale.of("ro");
    private static final Setting SETTING = setting();

    final Plan plan = new Plan(
            new PlanId("p"),
            new TeamId("t"),
            Plan.State.LIVING,
            Instant.EPOCH,
            List.of(
                    part(
                            "h",
                            Kind.HEAD,
                            1,
                            Map.of(
                                    Field.VISION,
                                    "Ș și ț, „ghilimele” & <semne> ✓",
                                    Field.START,
                                    "2027-04-01",
                                    Field.MONTHS,
                                    "24")),
                    part(
                            "g",
                            Kind.GOAL,
                            1,
                            Map.of(
                                    Field.TEXT,
                                    "Școlile întreabă la timp",
                                    Field.NEEDS,
                                    "B3",
                                    Field.EXPECTED,
                                    "Cinci zile")),
                    part(
                            "m",
                            Kind.MEASURE,
                            1,
                            Map.of(
                                    Field.TEXT,
                                    "=HYPERLINK(\"x\")\nînvățare",
                                    Field.GOAL_OF,
                                    "g",
                                    Field.LEAD,
                                    "o",
                                    Field.START,
                                    "2027-05-01",
                                    Field.DUE,
                                    "2027-06-30",
                                    Field.STATUS,
                                    "UNDER_WAY",
                                    Field.LEGAL,
                                    "yes")),
                    part(
                            "i",
                            Kind.INDICATOR,
                            1,
                            Map.of(
                                    Field.TEXT,
                                    "Răspunsuri",
                                    Field.OF,
                                    "g",
                                    Field.BASELINE,
                                    "-12.5",
                                    Field.TARGET,
                                    "8000")),
                    part("j", Kind.INDICATOR, 2, Map.of(Field.TEXT, "Instruiți", Field.OF, "m")),
                    part("l", Kind.INDICATOR, 3, Map.of(Field.TEXT, "Rămas singur")),
                    part(
                            "r",
                            Kind.READING,
                            1,
                            Map.of(Field.INDICATOR_OF, "i", Field.DAY, "2027-06-01", Field.VALUE, "41")),
                    part("k", Kind.RISK, 1, Map.of(Field.TEXT, "Lipsa timpului", Field.LIKELIHOOD, "HIGH")),
                    part(
                            "s",
                            Kind.MILESTONE,
                            1,
                            Map.of(
                                    Field.TEXT,
                                    "Votul consiliului, într-o ședință lungă pe care o urmărește toată lumea",
                                    Field.DAY,
                                    "2027-09-01"))));

    final PlanWords words = words();

    private static Part part(String id, Kind kind, int number, Map<Field, String> values) {
        return new Part(id, kind, number, 3, false, values);
    }

    private PlanWords words() {
        var messages = new ReloadableResourceBundleMessageSource();
        messages.setBasename("classpath:messages/planning");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new PlanWords.In(messages, Taxonomy.shipped()).of(plan, SETTING, ROMANIAN);
    }

    private static Setting setting() {
        var city = new City("c", "Oltoara", "RO", 1, 0, 0, ZoneId.of("Europe/Bucharest"), Set.of("ro"), true);
        var team = new Team(
                new TeamId("t"),
                "Echipa Oltoara",
                city,
                TeamPhase.FORMING,
                TeamStructure.values()[0],
                Set.of(),
                Set.of(),
                Set.of(),
                new LocalizedText(Map.of()),
                new Team.Coordinator("I", "K", "x@example.org", InterfaceLanguage.RO));
        return new Setting(
                team,
                List.of(new TeamOrganisation("o", "Poliția Oltoara", true)),
                new Trail(List.of(), List.of(), List.of(), List.of()),
                LocalDate.of(2027, 6, 1));
    }

    private Paper paper() {
        return PlanPaper.of(plan, SETTING, words, ROMANIAN);
    }

    @Test
    void the_table_has_a_row_for_each_part_and_nothing_that_a_spreadsheet_would_calculate() {
        List<String> rows = PlanTable.of(plan, words).lines().toList();
        assertThat(rows.getFirst()).startsWith("\uFEFFElement,Text,");
        assertThat(String.join("\n", rows))
                .contains("\"'=HYPERLINK(\"\"x\"\")", "Poliția Oltoara", "2027-06-30", "\"-12,5\"", "în lucru", "8000")
                .doesNotContain("'-12");
    }

    @Test
    void the_calendar_can_be_read_and_its_lines_are_short() throws Exception {
        String calendar = PlanCalendar.of(plan, words, Instant.parse("2027-03-01T08:00:00Z"));
        assertThat(calendar.split("\r\n")).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
        var read = new CalendarBuilder().build(new StringReader(calendar));
        assertThat(read.getComponents()).hasSize(2);
        assertThat(calendar).contains("DTSTART;VALUE=DATE:20270901", "UID:s@plan.passerelle", "SEQUENCE:3");
    }

    @Test
    void the_pdf_is_tagged_says_it_all_in_romanian_and_has_its_fonts_in_it() throws IOException {
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        byte[] pdf = new Pdf(engine).of(paper());
        assertThat(PdfUa.faults(pdf)).isEmpty();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
            assertThat(text)
                    .contains(
                            "Planul de acțiune: Echipa Oltoara",
                            "Ș și ț, „ghilimele” & <semne> ✓",
                            "Școlile întreabă la timp",
                            "Poliția Oltoara",
                            "învățare",
                            "Măsura 1: Instruiți",
                            "Rămas singur",
                            "Lipsa timpului",
                            "ridicat",
                            "Votul consiliului",
                            "41");
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("ro");
            for (var page : document.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                }
            }
        }
    }

    @Test
    void the_word_document_is_well_formed_and_says_the_same() throws Exception {
        byte[] docx = Docx.of(paper());
        var names = new ArrayList<String>();
        String body = "";
        try (var zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                String text = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(text)));
                body = entry.getName().equals("word/document.xml") ? text : body;
            }
        }
        assertThat(names)
                .contains("[Content_Types].xml", "_rels/.rels", "word/styles.xml", "word/document.xml")
                .contains("word/settings.xml", "word/footer.xml", "docProps/core.xml");
        assertThat(body)
                .contains(
                        "Planul de acțiune: Echipa Oltoara",
                        "„ghilimele” &amp; &lt;semne",
                        "Poliția Oltoara",
                        "Măsura 1: Instruiți",
                        "Rămas singur",
                        "w:val=\"Heading1\"",
                        "w:tblHeader",
                        "Semnături",
                        "w:footerReference");
    }
}
