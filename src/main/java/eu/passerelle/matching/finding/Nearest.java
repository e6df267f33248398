package eu.passerelle.matching.finding;

import eu.passerelle.accounts.Viewer;
import eu.passerelle.directory.Taxonomy;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.matching.Labels;
import eu.passerelle.matching.query.Piece;
import eu.passerelle.matching.query.SearchText;
import eu.passerelle.matching.search.ExpertFinder;
import eu.passerelle.matching.search.ExpertQuery;
import eu.passerelle.matching.search.Facet;
import eu.passerelle.matching.search.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What comes closest to a search that nobody answers. Each is offered with the number of experts it finds. */
@Component
class Nearest {
    private static final int MOST_OFFERS = 4;
    private static final int MOST_PIECES = 8;

    private final ExpertFinder finder;
    private final Spelling spelling;
    private final Taxonomy taxonomy;
    private final Labels labels;
    private final SearchReading reading;

    Nearest(ExpertFinder finder, Spelling spelling, Taxonomy taxonomy, Labels labels, SearchReading reading) {
        this.finder = finder;
        this.spelling = spelling;
        this.taxonomy = taxonomy;
        this.labels = labels;
        this.reading = reading;
    }

    /** @param what the other spelling, the broader competence, or the facet that is dropped */
    record Offer(Kind kind, String what, int count, boolean fewer, String href) {}

    enum Kind {
        SPELLING,
        WITHOUT_FACET,
        WITHOUT_PIECE,
        WITHOUT_CHOICES,
        BROADER
    }

    List<Offer> to(SearchReading.Reading none, Viewer viewer, InterfaceLanguage reader) {
        var ask = new Asking(none, viewer, reader);
        Stream<Optional<Offer>> dropped = Stream.concat(
                none.address().chosen().keySet().stream().map(ask::without),
                none.query().text().pieces().size() + none.address().choices() > 1
                        ? none.query().text().pieces().stream()
                                .limit(MOST_PIECES)
                                .map(ask::without)
                        : Stream.of());
        List<Offer> widened = dropped.flatMap(Optional::stream)
                .sorted(Comparator.comparingInt(Offer::count).reversed())
                .limit(MOST_OFFERS)
                .toList();
        var offers = new ArrayList<Offer>();
        ask.respelt().ifPresent(offers::add);
        offers.addAll(widened);
        ask.broader().forEach(offers::add);
        if (widened.isEmpty() && none.address().choices() > 1) {
            ask.withoutChoices().ifPresent(offers::add);
        }
        return offers.stream().limit(MOST_OFFERS).toList();
    }

    /** Asks for other searches in the name of the one who searches. */
    private final class Asking {
        private final SearchReading.Reading none;
        private final Viewer viewer;
        private final InterfaceLanguage reader;

        Asking(SearchReading.Reading none, Viewer viewer, InterfaceLanguage reader) {
            this.none = none;
            this.viewer = viewer;
            this.reader = reader;
        }

        Optional<Offer> respelt() {
            return spelling.corrected(query().text(), query().forCity())
                    .map(SearchText::printed)
                    .flatMap(other -> offer(Kind.SPELLING, other, none.address().with(other))
                            .or(() -> offer(
                                    Kind.SPELLING,
                                    other,
                                    none.address().withoutChoices().with(other))));
        }

        Optional<Offer> without(Facet facet) {
            return offer(Kind.WITHOUT_FACET, facet.name(), none.address().with(facet, Set.of()));
        }

        Optional<Offer> without(Piece piece) {
            String rest = query().text().without(piece).printed();
            return offer(Kind.WITHOUT_PIECE, piece.printed(), none.address().with(rest));
        }

        Optional<Offer> withoutChoices() {
            return offer(Kind.WITHOUT_CHOICES, "", none.address().withoutChoices());
        }

        /** In the place of what was chosen or meant, the field that it belongs to. */
        Collection<Offer> broader() {
            Set<String> narrow = query().chosen().getOrDefault(Facet.COMPETENCE, Set.of());
            Set<CompetenceCode> asked = Stream.concat(
                            narrow.stream().map(CompetenceCode::new), none.concepts().stream())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            return asked.stream()
                    .flatMap(code -> taxonomy.withBroader(code).stream().skip(1).limit(1))
                    .distinct()
                    .flatMap(code -> offer(
                            Kind.BROADER,
                            labels.competence(code, reader),
                            new SearchAddress("", Map.of(), none.address().order(), 1)
                                    .with(Facet.COMPETENCE, Set.of(code.value())))
                            .stream())
                    .toList();
        }

        private ExpertQuery query() {
            return none.query();
        }

        private Optional<Offer> offer(Kind kind, String what, SearchAddress address) {
            int count = finder.count(
                    reading.read(address, viewer, reader, query().size()).query());
            boolean fewer = query().forCity() && count < Facet.SMALLEST_GROUP;
            return count == 0 ? Optional.empty() : Optional.of(new Offer(kind, what, count, fewer, address.href()));
        }
    }
}
