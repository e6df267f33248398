package eu.passerelle.matching.search;

import eu.passerelle.directory.CefrLevel;
import eu.passerelle.directory.Claim;
import eu.passerelle.directory.Concept;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.ExpertStatus;
import eu.passerelle.directory.Taxonomy;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.InterfaceLanguage;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.util.BytesRef;
import org.springframework.stereotype.Component;

/**
 * An expert as a document. The labels and synonyms of each claimed competence, and of all that is broader, stand in it in
 * all four languages: so a query in one language finds an expert described in another. What cities may search stands in
 * fields of its own, and only where cities may see the expert.
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
        document.add(new StringField(Fields.ID, expert.id().value(), Store.YES));
        document.add(
                new SortedDocValuesField(Fields.ID, new BytesRef(expert.id().value())));
        keyword(document, Fields.STATUS, expert.status().name());
        keyword(document, Fields.VISIBILITY, expert.visibility().name());
        keyword(document, Fields.REMOTE, String.valueOf(expert.remote()));
        document.add(new IntPoint(Fields.FREE_PLACES, freePlaces));
        expert.visitCountries().forEach(country -> keyword(document, Fields.VISITS, country));
        expert.languages().entrySet().stream()
                .filter(language -> language.getValue().isAtLeast(ABLE_TO_MENTOR))
                .forEach(language -> keyword(document, Fields.LANGUAGE, language.getKey()));
        keyword(document, Fields.COUNTRY, expert.country());
        expert.sectors().forEach(sector -> keyword(document, Fields.SECTOR, sector));
        Availability.of(expert, freePlaces).ifPresent(a -> keyword(document, Fields.AVAILABILITY, a.name()));
        addClaims(document, expert.claims());
        addOrders(document, expert, freePlaces);
        addNames(document, expert);
        for (var language : InterfaceLanguage.values()) {
            addWords(document, expert, language);
        }
        return document;
    }

    private void addClaims(Document document, Collection<Claim> claims) {
        claims.forEach(claim ->
                document.add(new FeatureField(Fields.CLAIM, claim.competence().value(), strength(claim))));
        withBroader(claims).forEach(code -> keyword(document, Fields.COMPETENCE, code.value()));
        List<Long> verified = claims.stream()
                .flatMap(claim -> claim.verifiedOn().stream())
                .map(LocalDate::toEpochDay)
                .sorted()
                .toList();
        boolean all = !claims.isEmpty() && verified.size() == claims.size();
        document.add(new LongField(Fields.ALL_VERIFIED_SINCE, all ? verified.getFirst() : 0, Store.NO));
        document.add(new LongField(Fields.LAST_VERIFIED, verified.isEmpty() ? 0 : verified.getLast(), Store.NO));
    }

    private static void addOrders(Document document, Expert expert, int freePlaces) {
        String name = expert.familyName() + " " + expert.givenName();
        document.add(
                new SortedDocValuesField(Fields.NAME_ORDER, new BytesRef(ICUFoldingFilter.NORMALIZER.normalize(name))));
        expert.confirmedOn()
                .ifPresent(day -> document.add(new NumericDocValuesField(Fields.CONFIRMED, day.toEpochDay())));
        document.add(new NumericDocValuesField(Fields.FREE_HOURS, freeHours(expert, freePlaces)));
    }

    /** Of the hours offered each month, the share of the places that are free. */
    static long freeHours(Expert expert, int freePlaces) {
        boolean none = expert.status() != ExpertStatus.ACTIVE || freePlaces <= 0 || expert.parallelEngagements() <= 0;
        return none ? 0 : (long) expert.hoursPerMonth() * freePlaces / expert.parallelEngagements();
    }

    private static void addNames(Document document, Expert expert) {
        document.add(new TextField(Fields.NAME, expert.fullName(), Store.YES));
        // A city that asks about somebody knows no other name.
        document.add(new TextField(Fields.NAME, expert.alias(), Store.NO));
        document.add(new TextField(Fields.SPELLING, expert.fullName(), Store.NO));
        if (expert.isOnCards()) {
            document.add(new StringField(Fields.CARD, "true", Store.NO));
            document.add(new TextField(Fields.CARD_NAME, expert.alias(), Store.NO));
            if (expert.isNamedToCities()) {
                document.add(new TextField(Fields.CARD_NAME, expert.fullName(), Store.NO));
            }
        }
    }

    private void addWords(Document document, Expert expert, InterfaceLanguage language) {
        boolean onCards = expert.isOnCards();
        for (String label : labels(expert, language)) {
            document.add(new TextField(Fields.words(language), label, Store.NO));
            if (onCards) {
                document.add(new TextField(Fields.cardWords(language), label, Store.NO));
            }
        }
        String summary = expert.summary().byLanguage().get(language.code());
        if (summary != null) {
            document.add(new TextField(Fields.words(language), summary, Store.NO));
            document.add(new TextField(Fields.SPELLING, summary, Store.NO));
            if (expert.isNamedToCities()) {
                document.add(new TextField(Fields.cardWords(language), summary, Store.NO));
            }
        }
    }

    private List<String> labels(Expert expert, InterfaceLanguage language) {
        return withBroader(expert.claims()).stream()
                .flatMap(code -> taxonomy.find(code).stream())
                .flatMap(concept -> labels(concept, language))
                .toList();
    }

    private List<CompetenceCode> withBroader(Collection<Claim> claims) {
        return claims.stream()
                .flatMap(claim -> taxonomy.withBroader(claim.competence()).stream())
                .distinct()
                .toList();
    }

    private static Stream<String> labels(Concept concept, InterfaceLanguage language) {
        return Stream.concat(
                Stream.of(concept.label().in(language)),
                concept.alternativeLabels().getOrDefault(language.code(), List.of()).stream());
    }

    private static void keyword(Document document, String field, String value) {
        document.add(new KeywordField(field, value, Store.NO));
    }

    static float strength(Claim claim) {
        return claim.level() / HIGHEST_LEVEL * (claim.verifiedOn().isPresent() ? 1 : TRUST_IN_UNVERIFIED);
    }
}
