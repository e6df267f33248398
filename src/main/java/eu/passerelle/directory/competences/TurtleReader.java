package eu.passerelle.directory.competences;

import static eu.passerelle.directory.competences.TurtleWriting.PREREQUISITE;
import static eu.passerelle.directory.competences.TurtleWriting.TO;
import static eu.passerelle.directory.competences.TurtleWriting.TRANSFERS;
import static eu.passerelle.directory.competences.TurtleWriting.WEIGHT;

import eu.passerelle.directory.competences.ReadFile.Problem;
import eu.passerelle.directory.competences.ReadFile.Problems;
import eu.passerelle.directory.competences.Statements.Said;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.LocalizedText;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.Typed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.vocabulary.DCTERMS;
import org.eclipse.rdf4j.model.vocabulary.OWL;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.model.vocabulary.SKOS;

/** Makes concepts of SKOS statements. A concept that a file describes is described wholly: what is not said is not so. */
final class TurtleReader {
    private static final Set<IRI> READ = Set.of(
            RDF.TYPE,
            SKOS.NOTATION,
            SKOS.IN_SCHEME,
            SKOS.TOP_CONCEPT_OF,
            SKOS.HAS_TOP_CONCEPT,
            SKOS.PREF_LABEL,
            SKOS.ALT_LABEL,
            SKOS.DEFINITION,
            SKOS.BROADER,
            SKOS.NARROWER,
            SKOS.RELATED,
            SKOS.EXACT_MATCH,
            OWL.DEPRECATED,
            DCTERMS.IS_REPLACED_BY,
            PREREQUISITE,
            TRANSFERS,
            TO,
            WEIGHT);

    private final Statements statements;
    private final Scheme scheme;
    private final Problems problems = new Problems();
    private final Map<Resource, String> codes = new HashMap<>();
    private final Map<String, Set<String>> broaderByNarrower = new HashMap<>();
    private int passedOver;

    private TurtleReader(Statements statements, Scheme scheme) {
        this.statements = statements;
        this.scheme = scheme;
    }

    static ReadFile read(String text, Scheme scheme) {
        Statements statements = Statements.parse(text);
        return statements
                .problem()
                .map(ReadFile::unreadable)
                .orElseGet(() -> new TurtleReader(statements, scheme).read());
    }

    private ReadFile read() {
        scheme.all().forEach(entry -> codes.put(TurtleWriting.VALUES.createIRI(entry.uri()), entry.code()));
        List<Resource> concepts =
                statements.subjects().stream().filter(this::isConcept).toList();
        if (concepts.isEmpty()) {
            return ReadFile.unreadable(Problem.of(0, "taxonomy.file.noConcepts"));
        }
        if (concepts.size() > ReadFile.MOST_CONCEPTS) {
            return ReadFile.unreadable(Problem.of(0, "taxonomy.file.tooMany", ReadFile.MOST_CONCEPTS));
        }
        List<IRI> named =
                concepts.stream().flatMap(concept -> named(concept).stream()).toList();
        named.forEach(this::noteNarrower);
        List<Draft> drafts = named.stream().map(this::draft).toList();
        return new ReadFile(
                drafts, problems.all(), passedOver + statements.count(predicate -> !READ.contains(predicate)));
    }

    private boolean isConcept(Resource subject) {
        return statements.of(subject, RDF.TYPE).stream()
                        .anyMatch(said -> said.value().equals(SKOS.CONCEPT))
                || !statements.of(subject, SKOS.PREF_LABEL).isEmpty()
                        && statements.of(subject, RDF.TYPE).isEmpty();
    }

    /** Gives the concept its code: the one that its address has here, else its notation, else the end of its address. */
    private Optional<IRI> named(Resource subject) {
        long line = statements.line(subject);
        if (!(subject instanceof IRI iri)) {
            problems.add(line, "taxonomy.file.nameless");
            return Optional.empty();
        }
        String code = Optional.ofNullable(codes.get(iri))
                .or(() -> statements.of(iri, SKOS.NOTATION).stream()
                        .map(said -> said.value().stringValue())
                        .findFirst())
                .orElseGet(() -> iri.stringValue().replaceFirst(".*[/#]", ""));
        try {
            Entry.empty(code);
        } catch (NotFound e) {
            problems.add(line, "taxonomy.file.code", Scheme.shown(code));
            return Optional.empty();
        }
        boolean taken = codes.entrySet().stream()
                .anyMatch(other ->
                        other.getValue().equals(code) && !other.getKey().equals(iri));
        if (taken) {
            problems.add(line, "taxonomy.file.code.twice", code);
            return Optional.empty();
        }
        codes.put(iri, code);
        return Optional.of(iri);
    }

    private void noteNarrower(IRI concept) {
        String code = code(concept);
        others(concept, SKOS.NARROWER)
                .forEach(narrower -> broaderByNarrower
                        .computeIfAbsent(narrower, key -> new TreeSet<>())
                        .add(code));
    }

    private Draft draft(IRI concept) {
        var synonyms = new TreeMap<String, List<String>>();
        statements
                .of(concept, SKOS.ALT_LABEL)
                .forEach(said -> language(said)
                        .ifPresent(language -> synonyms.computeIfAbsent(language.code(), key -> new ArrayList<>())
                                .add(text(said))));
        SortedSet<String> broader = others(concept, SKOS.BROADER);
        broader.addAll(broaderByNarrower.getOrDefault(code(concept), Set.of()));
        if (broader.size() > 1) {
            problems.add(statements.line(concept), "taxonomy.file.broader.several", code(concept));
        }
        Entry entry = Entry.empty(code(concept))
                .at(concept.stringValue())
                .worded(texts(concept, SKOS.PREF_LABEL), distinct(synonyms), texts(concept, SKOS.DEFINITION))
                .linked(
                        others(concept, SKOS.RELATED),
                        others(concept, PREREQUISITE),
                        transfers(concept),
                        matches(concept))
                .below(broader.stream().findFirst())
                .retired(
                        statements.of(concept, OWL.DEPRECATED).stream()
                                .anyMatch(said -> said.value().stringValue().matches("true|1")),
                        others(concept, DCTERMS.IS_REPLACED_BY).stream().findFirst());
        return new Draft(statements.line(concept), entry, Set.copyOf(FileFields.ALL));
    }

    private static Map<String, List<String>> distinct(Map<String, List<String>> words) {
        words.replaceAll((language, some) -> some.stream().distinct().toList());
        return words;
    }

    private LocalizedText texts(IRI concept, IRI predicate) {
        var texts = new TreeMap<String, String>();
        statements
                .of(concept, predicate)
                .forEach(said -> language(said).ifPresent(language -> {
                    if (texts.put(language.code(), text(said)) != null) {
                        problems.add(said.line(), "taxonomy.file.label.twice", language.code());
                    }
                }));
        return new LocalizedText(texts);
    }

    /** Of the four; others are passed over, and a text that names none is a problem. */
    private Optional<InterfaceLanguage> language(Said said) {
        Optional<String> tag = said.value() instanceof Literal literal ? literal.getLanguage() : Optional.empty();
        if (tag.isEmpty()) {
            problems.add(
                    said.line(),
                    "taxonomy.file.label.language",
                    Scheme.shown(said.value().stringValue()));
            return Optional.empty();
        }
        Optional<InterfaceLanguage> language =
                InterfaceLanguage.find(tag.get().toLowerCase(Locale.ROOT).replaceFirst("-.*", ""));
        if (language.isEmpty()) {
            passedOver++;
        }
        return language;
    }

    private static String text(Said said) {
        return Typed.text(said.value().stringValue());
    }

    private SortedSet<String> matches(IRI concept) {
        var addresses = new TreeSet<String>();
        statements
                .of(concept, SKOS.EXACT_MATCH)
                .forEach(said -> addresses.add(said.value().stringValue()));
        return addresses;
    }

    private Map<String, Double> transfers(IRI concept) {
        var transfers = new TreeMap<String, Double>();
        for (Said said : statements.of(concept, TRANSFERS)) {
            Optional<Resource> node =
                    said.value() instanceof Resource resource ? Optional.of(resource) : Optional.empty();
            SortedSet<String> to = node.map(resource -> others(resource, TO)).orElseGet(TreeSet::new);
            Optional<Double> weight = node.stream()
                    .flatMap(resource -> statements.of(resource, WEIGHT).stream())
                    .flatMap(given -> number(given.value()).stream())
                    .findFirst();
            if (to.isEmpty() || weight.isEmpty()) {
                problems.add(said.line(), "taxonomy.file.transfer");
            } else {
                transfers.put(to.first(), weight.get());
            }
        }
        return transfers;
    }

    private static Optional<Double> number(Value value) {
        try {
            return Optional.of(Double.valueOf(value.stringValue()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private SortedSet<String> others(Resource subject, IRI predicate) {
        var others = new TreeSet<String>();
        for (Said said : statements.of(subject, predicate)) {
            Optional.ofNullable(said.value() instanceof Resource resource ? codes.get(resource) : null)
                    .ifPresentOrElse(
                            others::add,
                            () -> problems.add(
                                    said.line(),
                                    "taxonomy.file.target",
                                    Scheme.shown(said.value().stringValue())));
        }
        return others;
    }

    private String code(IRI concept) {
        return String.valueOf(codes.get(concept));
    }
}
