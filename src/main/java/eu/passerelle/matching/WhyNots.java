package eu.passerelle.matching;

import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.Experts;
import eu.passerelle.directory.Visibility;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.matching.graph.Load;
import eu.passerelle.matching.search.ExpertFinder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Answers “why not …?” for any expert whom the reader may see. */
@Component
class WhyNots {
    private static final int MOST_NAMED = 10;

    private final Questions questions;
    private final Policies policies;
    private final Ranker ranker;
    private final Remedies remedies;
    private final Experts experts;
    private final ExpertFinder finder;
    private final Load load;

    WhyNots(
            Questions questions,
            Policies policies,
            Ranker ranker,
            Remedies remedies,
            Experts experts,
            ExpertFinder finder,
            Load load) {
        this.questions = questions;
        this.policies = policies;
        this.ranker = ranker;
        this.remedies = remedies;
        this.experts = experts;
        this.finder = finder;
        this.load = load;
    }

    List<NamedExpert> named(String typed, Viewer viewer) {
        boolean naming = viewer instanceof CoordinatorViewer;
        List<ExpertId> found = naming
                ? finder.named(typed, MOST_NAMED).stream()
                        .map(ExpertFinder.Named::id)
                        .toList()
                : finder.namedOnCards(typed, MOST_NAMED);
        Map<ExpertId, Expert> known = experts.all(found);
        return found.stream()
                .flatMap(id -> Optional.ofNullable(known.get(id)).stream())
                .filter(expert -> isShown(expert, naming))
                .map(expert -> new NamedExpert(expert.id(), displayName(expert, naming)))
                .toList();
    }

    WhyNot explain(MentorQuery query, ExpertId id, Viewer viewer) {
        boolean naming = viewer instanceof CoordinatorViewer;
        Expert expert = experts.find(id)
                .filter(found -> isShown(found, naming))
                .orElseThrow(() -> new NotFound("Expert", id.value()));
        Question question = questions.of(query, viewer);
        Ranked ranked = ranker.rank(question, policies.current(), !naming);
        Appraisal own = ranker.appraise(question, ranked.policy(), id, !naming).orElseThrow();
        Offer offer = Offer.of(expert, load.activeEngagements(List.of(id)).getOrDefault(id, 0));
        return explain(ranked, own, offer, naming);
    }

    private WhyNot explain(Ranked ranked, Appraisal own, Offer offer, boolean naming) {
        Question question = ranked.question();
        Expert expert = own.candidate().expert();
        boolean conflict = own.candidate().standing().isBlocked(question.today());
        List<Limit> limits =
                offer.unkept(question.query(), question.team().city().country());
        Optional<Integer> place = ranked.rank(expert.id());
        boolean nothing = conflict || !isRelevant(own);
        return new WhyNot(
                expert.id(),
                displayName(expert, naming),
                verdict(own, conflict, limits, place),
                limits,
                naming ? own.candidate().standing().conflicts() : List.of(),
                place,
                nothing ? List.of() : gaps(ranked, own),
                nothing || place.filter(at -> at <= WhyNot.FIRST).isPresent()
                        ? List.of()
                        : remedies.find(ranked, own, offer, new Remedies.Aim(WhyNot.FIRST, !naming)));
    }

    private static WhyNot.Verdict verdict(
            Appraisal own, boolean conflict, List<Limit> limits, Optional<Integer> place) {
        if (conflict) {
            return WhyNot.Verdict.NOT_AVAILABLE;
        }
        if (!isRelevant(own)) {
            return WhyNot.Verdict.NOT_RELEVANT;
        }
        if (!limits.isEmpty()) {
            return WhyNot.Verdict.LIMITS;
        }
        return place.map(at -> at <= WhyNot.FIRST ? WhyNot.Verdict.AMONG_THE_FIRST : WhyNot.Verdict.FURTHER_DOWN)
                .orElse(WhyNot.Verdict.FAR_DOWN);
    }

    private static boolean isRelevant(Appraisal own) {
        return own.candidate().words() > 0
                || own.coverage().stream().anyMatch(need -> need.by().isPresent());
    }

    private static List<WhyNot.Gap> gaps(Ranked ranked, Appraisal own) {
        List<Appraisal> list = ranked.bestFirst();
        if (list.isEmpty()) {
            return List.of();
        }
        List<Factor> third = list.get(Math.min(WhyNot.FIRST, list.size()) - 1).factors();
        return IntStream.range(0, third.size())
                .mapToObj(i -> new WhyNot.Gap(
                        third.get(i).name(),
                        own.factors().get(i).contribution(),
                        third.get(i).contribution()))
                .toList();
    }

    private static boolean isShown(Expert expert, boolean naming) {
        return naming || expert.isOnCards();
    }

    private static String displayName(Expert expert, boolean naming) {
        return naming || expert.visibility() == Visibility.NETWORK ? expert.fullName() : expert.alias();
    }
}
