package eu.passerelle.matching;

import eu.passerelle.directory.Expert;
import eu.passerelle.directory.Experts;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.matching.search.CardGroups;
import eu.passerelle.matching.search.Cards;
import eu.passerelle.matching.search.Facet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Makes a request that nobody fits matchable: looks for the smallest changes of it that bring somebody, by ranking anew with
 * each. One change is tried before two together, and what contains a change that helps is not tried.
 */
@Component
class Openings {
    private static final int MOST = 3;
    private static final int MOST_LANGUAGES = 4;

    private final Questions questions;
    private final Ranker ranker;
    private final Experts experts;
    private final Cards cards;

    Openings(Questions questions, Ranker ranker, Experts experts, Cards cards) {
        this.questions = questions;
        this.ranker = ranker;
        this.experts = experts;
        this.cards = cards;
    }

    List<Opening> find(Ranked ranked, boolean forCity) {
        MentorQuery query = ranked.question().query();
        List<Change> form = Changes.ofForm(query);
        List<Change> languages = languages(ranked, forCity);
        var found = new ArrayList<Opening>();
        Stream.concat(form.stream(), languages.stream())
                .map(List::of)
                .forEach(changes -> tryOut(ranked, changes, forCity, found));
        for (Change one : form) {
            languages.forEach(other -> tryOut(ranked, List.of(one, other), forCity, found));
        }
        return found.stream()
                .sorted(Comparator.<Opening>comparingInt(
                                opening -> opening.changes().size())
                        .thenComparing(opening -> -opening.count()))
                .limit(MOST)
                .toList();
    }

    private void tryOut(Ranked ranked, List<Change> changes, boolean forCity, List<Opening> found) {
        Set<Change> all = new HashSet<>(changes);
        if (found.stream().anyMatch(known -> all.containsAll(known.changes()))) {
            return;
        }
        MentorQuery query = ranked.question().query();
        for (Change change : changes) {
            query = Changes.after(query, change);
        }
        Question question = questions.changed(ranked.question(), query);
        int count = ranker.rank(question, ranked.policy(), forCity).bestFirst().size();
        if (count > 0) {
            found.add(new Opening(changes, count));
        }
    }

    /** Those that most of them speak who were left out for theirs; to a city none that so few speak that it could tell who. */
    private List<Change> languages(Ranked ranked, boolean forCity) {
        List<ExpertId> leftOut = ranked.found().refused().stream()
                .filter(refused -> refused.limit() == Limit.LANGUAGE)
                .flatMap(refused -> refused.experts().stream())
                .toList();
        Map<String, Integer> speakers = new HashMap<>();
        for (Expert expert : experts.all(leftOut).values()) {
            Offer.of(expert, 0).languages().forEach(language -> speakers.merge(language, 1, Integer::sum));
        }
        CardGroups groups = cards.groups(forCity);
        return speakers.entrySet().stream()
                .filter(entry -> groups.names(Facet.LANGUAGE, entry.getKey()))
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_LANGUAGES)
                .map(entry -> Change.of(Change.Kind.LANGUAGE, entry.getKey()))
                .toList();
    }
}
