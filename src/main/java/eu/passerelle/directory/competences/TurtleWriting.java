package eu.passerelle.directory.competences;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.eclipse.rdf4j.model.BNode;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.ValueFactory;
import org.eclipse.rdf4j.model.impl.SimpleValueFactory;
import org.eclipse.rdf4j.model.vocabulary.DCTERMS;
import org.eclipse.rdf4j.model.vocabulary.OWL;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.model.vocabulary.SKOS;
import org.eclipse.rdf4j.rio.helpers.BasicWriterSettings;
import org.eclipse.rdf4j.rio.turtle.TurtleWriter;

/** The taxonomy as SKOS in Turtle. What SKOS has no word for stands in a namespace of our own. */
final class TurtleWriting {
    static final String NAMESPACE = "https://passerelle.eu/ns#";
    static final ValueFactory VALUES = SimpleValueFactory.getInstance();
    static final IRI PREREQUISITE = VALUES.createIRI(NAMESPACE, "prerequisite");
    static final IRI TRANSFERS = VALUES.createIRI(NAMESPACE, "transfersTo");
    static final IRI TO = VALUES.createIRI(NAMESPACE, "competence");
    static final IRI WEIGHT = VALUES.createIRI(NAMESPACE, "weight");

    private final Scheme scheme;
    private final TurtleWriter out;

    private TurtleWriting(Scheme scheme, TurtleWriter out) {
        this.scheme = scheme;
        this.out = out;
    }

    static String write(Scheme scheme) {
        var text = new StringWriter();
        var writer = new TurtleWriter(text);
        writer.set(BasicWriterSettings.INLINE_BLANK_NODES, true);
        new TurtleWriting(scheme, writer).write();
        return text.toString();
    }

    private void write() {
        out.startRDF();
        out.handleNamespace("skos", SKOS.NAMESPACE);
        out.handleNamespace("dcterms", DCTERMS.NAMESPACE);
        out.handleNamespace("owl", OWL.NAMESPACE);
        out.handleNamespace("passerelle", NAMESPACE);
        IRI self = VALUES.createIRI(Entry.SCHEME);
        say(self, RDF.TYPE, SKOS.CONCEPT_SCHEME);
        scheme.all().stream()
                .filter(entry -> entry.broader().isEmpty())
                .forEach(entry -> say(self, SKOS.HAS_TOP_CONCEPT, iri(entry)));
        scheme.all().forEach(this::write);
        out.endRDF();
    }

    private void write(Entry entry) {
        IRI concept = iri(entry);
        say(concept, RDF.TYPE, SKOS.CONCEPT);
        say(concept, SKOS.NOTATION, VALUES.createLiteral(entry.code()));
        say(concept, SKOS.IN_SCHEME, VALUES.createIRI(Entry.SCHEME));
        entry.label().byLanguage().keySet().stream()
                .sorted()
                .forEach(language -> say(
                        concept,
                        SKOS.PREF_LABEL,
                        VALUES.createLiteral(
                                String.valueOf(entry.label().byLanguage().get(language)), language)));
        entry.synonyms()
                .forEach((language, words) ->
                        words.forEach(word -> say(concept, SKOS.ALT_LABEL, VALUES.createLiteral(word, language))));
        entry.definition().byLanguage().keySet().stream()
                .sorted()
                .forEach(language -> say(
                        concept,
                        SKOS.DEFINITION,
                        VALUES.createLiteral(
                                String.valueOf(entry.definition().byLanguage().get(language)), language)));
        codes(entry.broader().stream()).forEach(other -> say(concept, SKOS.BROADER, other));
        codes(entry.related().stream()).forEach(other -> say(concept, SKOS.RELATED, other));
        entry.exactMatch().forEach(address -> say(concept, SKOS.EXACT_MATCH, VALUES.createIRI(address)));
        codes(entry.prerequisites().stream()).forEach(other -> say(concept, PREREQUISITE, other));
        if (entry.deprecated()) {
            say(concept, OWL.DEPRECATED, VALUES.createLiteral(true));
        }
        codes(entry.replacedBy().stream()).forEach(other -> say(concept, DCTERMS.IS_REPLACED_BY, other));
        entry.transfers().forEach((to, weight) -> transfer(concept, to, weight));
    }

    private void transfer(IRI concept, String to, double weight) {
        BNode transfer = VALUES.createBNode();
        say(concept, TRANSFERS, transfer);
        codes(Stream.of(to)).forEach(other -> out.handleStatement(VALUES.createStatement(transfer, TO, other)));
        out.handleStatement(VALUES.createStatement(transfer, WEIGHT, VALUES.createLiteral(BigDecimal.valueOf(weight))));
    }

    private Stream<IRI> codes(Stream<String> codes) {
        return codes.flatMap(code -> scheme.find(code).stream()).map(TurtleWriting::iri);
    }

    private static IRI iri(Entry entry) {
        return VALUES.createIRI(entry.uri());
    }

    private void say(IRI subject, IRI predicate, Value object) {
        out.handleStatement(VALUES.createStatement(subject, predicate, object));
    }
}
