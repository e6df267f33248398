package eu.passerelle.matching.search;

import eu.passerelle.directory.CefrLevel;
import eu.passerelle.directory.Claim;
import eu.passerelle.directory.Concept;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.Taxonomy;
import eu.passerelle.kernel.InterfaceLanguage;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.springframework.stereotype.Component;

/**
 * An expert as a document. The labels and synonyms of each claimed competence, and of all that is broader, stand in it in
 * all four languages: so a query in one language finds an expert described in another.
 */
@Component
class ExpertDocuments {
    static final CefrLevel ABLE_TO_MENTOR = CefrLevel.B2;
    private static final float HIGHEST_LEVEL = 4;
    private static final float TRUST_IN_UNVERIFIED = 0.8f;

    private final Taxonomy taxonomy;

    ExpertDocuments(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
    }

    /** @param freePlaces how many more engagements at once */
    Document of(Expert expert, int freePlaces) {
        var document = new Document();
        document.add(new StringField(Fields.ID, expert.id().value(), Field.Store.YES));
        document.add(new StringField(Fields.STATUS, expert.status().name(), Field.Store.NO));
        document.add(new StringField(Fields.VISIBILITY, expert.visibility().name(), Field.Store.NO));
        document.add(new StringField(Fields.REMOTE, String.valueOf(expert.remote()), Field.Store.NO));
        document.add(new IntPoint(Fields.FREE_PLACES, freePlaces));
        document.add(new TextField(Fields.NAME, expert.fullName(), Field.Store.NO));
        expert.visitCountries().forEach(c -> document.add(new StringField(Fields.VISITS, c, Field.Store.NO)));
        expert.languages().entrySet().stream()
                .filter(language -> language.getValue().isAtLeast(ABLE_TO_MENTOR))
                .forEach(l -> document.add(new StringField(Fields.LANGUAGE, l.getKey(), Field.Store.NO)));
        expert.claims()
                .forEach(c -> document.add(
                        new FeatureField(Fields.CLAIM, c.competence().value(), strength(c))));
        for (var language : InterfaceLanguage.values()) {
            addWords(document, expert, language);
        }
        return document;
    }

    private void addWords(Document document, Expert expert, InterfaceLanguage language) {
        String labels = labels(expert, language);
        document.add(new TextField(Fields.labels(language), labels, Field.Store.NO));
        document.add(new TextField(Fields.words(language), labels, Field.Store.NO));
        String summary = expert.summary().byLanguage().get(language.code());
        if (summary != null) {
            document.add(new TextField(Fields.words(language), summary, Field.Store.NO));
        }
    }

    private String labels(Expert expert, InterfaceLanguage language) {
        return expert.claims().stream()
                .flatMap(claim -> taxonomy.withBroader(claim.competence()).stream())
                .distinct()
                .flatMap(code -> taxonomy.find(code).stream())
                .flatMap(concept -> labels(concept, language))
                .collect(Collectors.joining(" \n"));
    }

    private static Stream<String> labels(Concept concept, InterfaceLanguage language) {
        return Stream.concat(
                Stream.of(concept.label().in(language)),
                concept.alternativeLabels().getOrDefault(language.code(), List.of()).stream());
    }

    static float strength(Claim claim) {
        return claim.level() / HIGHEST_LEVEL * (claim.verifiedOn().isPresent() ? 1 : TRUST_IN_UNVERIFIED);
    }
}
