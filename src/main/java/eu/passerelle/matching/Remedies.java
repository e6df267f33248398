package eu.passerelle.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Looks for the smallest changes that bring an expert among the first, by ranking anew with each: nothing is guessed. Sets of
 * one change are tried before sets of two and three, among as many the easiest first; what contains a set that helps is not
 * tried. Where none is enough, the one that comes closest is told.
 */
@Component
class Remedies {
    private static final int MOST = 3;
    private static final int LARGEST = 3;
    private static final int WORTH_TELLING = 10;
    /** Each set that changes the request costs a search, a look into the graph and one into the calendars. */
    private static final int MOST_QUERIES = 8;

    private final Questions questions;
    private final Ranker ranker;

    Remedies(Questions questions, Ranker ranker) {
        this.questions = questions;
        this.ranker = ranker;
    }

    /** @param place the worst that is good enough, from 1 */
    record Aim(int place, boolean forCity) {}

    List<Remedy> find(Ranked ranked, Appraisal own, Offer offer, Aim aim) {
        var search = new Search(ranked, own, offer, aim);
        for (int size = 1; size <= LARGEST && search.found.size() < MOST; size++) {
            sets(possible(ranked.question(), offer), size).stream()
                    .sorted(Comparator.comparingInt(Remedies::cost))
                    .forEach(search::consider);
        }
        return search.found.isEmpty() ? search.closest() : List.copyOf(search.found);
    }

    private static List<Change> possible(Question question, Offer offer) {
        return Stream.concat(
                        Changes.ofRequest(question.query(), offer).stream(), Changes.ofOffer(question, offer).stream())
                .toList();
    }

    private static int cost(List<Change> changes) {
        return changes.stream().mapToInt(Change::cost).sum();
    }

    /** All sets of so many, none with two of a kind that would undo each other. */
    private static List<List<Change>> sets(List<Change> changes, int size) {
        if (size == 0) {
            return List.of(List.of());
        }
        var sets = new ArrayList<List<Change>>();
        for (int i = 0; i < changes.size(); i++) {
            Change first = changes.get(i);
            for (List<Change> rest : sets(changes.subList(i + 1, changes.size()), size - 1)) {
                if (rest.stream().noneMatch(other -> excludes(first, other))) {
                    sets.add(Stream.concat(Stream.of(first), rest.stream()).toList());
                }
            }
        }
        return sets;
    }

    private static boolean excludes(Change one, Change other) {
        return one.kind() == other.kind() && one.kind() != Change.Kind.LEVEL;
    }

    private final class Search {
        private final Ranked ranked;
        private final Appraisal own;
        private final Offer offer;
        private final Aim aim;
        private final Map<MentorQuery, Optional<Again>> asked = new HashMap<>();
        private final List<Remedy> found = new ArrayList<>();
        private final List<Remedy> tried = new ArrayList<>();

        Search(Ranked ranked, Appraisal own, Offer offer, Aim aim) {
            this.ranked = ranked;
            this.own = own;
            this.offer = offer;
            this.aim = aim;
            asked.put(ranked.question().query(), Optional.of(new Again(ranked, own)));
        }

        void consider(List<Change> changes) {
            Set<Change> all = new HashSet<>(changes);
            if (found.size() < MOST && found.stream().noneMatch(known -> all.containsAll(known.changes()))) {
                Optional<Remedy> outcome = outcome(changes);
                outcome.ifPresent(tried::add);
                outcome.filter(remedy -> remedy.place() <= aim.place()).ifPresent(found::add);
            }
        }

        /** The best place of all that was tried, by the fewest changes; nothing when that is still far down. */
        List<Remedy> closest() {
            int today = ranked.rank(own.candidate().expert().id()).orElse(Integer.MAX_VALUE);
            return tried.stream()
                    .filter(remedy -> remedy.place() < today && remedy.place() <= WORTH_TELLING)
                    .min(Comparator.comparingInt(Remedy::place)
                            .thenComparing(remedy -> remedy.changes().size()))
                    .stream()
                    .toList();
        }

        private Optional<Remedy> outcome(List<Change> changes) {
            Question question = ranked.question();
            MentorQuery query = question.query();
            Offer offered = offer;
            for (Change change : changes) {
                query = Changes.after(query, change);
                offered = offered.after(change, question.today());
            }
            if (!offered.unkept(query, question.team().city().country()).isEmpty()) {
                return Optional.empty();
            }
            Offer changed = offered;
            return again(query).map(again -> again.with(changed, changes));
        }

        /** @return nothing once enough has been asked */
        private Optional<Again> again(MentorQuery query) {
            if (!asked.containsKey(query)) {
                asked.put(query, asked.size() > MOST_QUERIES ? Optional.empty() : rankAgain(query));
            }
            return asked.getOrDefault(query, Optional.empty());
        }

        private Optional<Again> rankAgain(MentorQuery query) {
            Question question = questions.changed(ranked.question(), query);
            return ranker.appraise(
                            question, ranked.policy(), own.candidate().expert().id(), aim.forCity())
                    .map(appraisal -> new Again(ranker.rank(question, ranked.policy(), aim.forCity()), appraisal));
        }
    }

    /** A changed query ranked, with the expert in question appraised by it. */
    private record Again(Ranked ranked, Appraisal own) {
        Remedy with(Offer offer, List<Change> changes) {
            Appraisal changed = own.claiming(offer.claims());
            long better = ranked.bestFirst().stream()
                    .filter(other -> !other.candidate()
                            .expert()
                            .id()
                            .equals(changed.candidate().expert().id()))
                    .filter(other -> Ranker.BEST_FIRST.compare(other, changed) < 0)
                    .count();
            return new Remedy(changes, (int) better + 1, changed.score());
        }
    }
}
