package eu.passerelle.matching;

import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.directory.CefrLevel;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.Visibility;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.matching.graph.Companions;
import eu.passerelle.matching.panels.Panel;
import eu.passerelle.matching.panels.PanelProblem;
import eu.passerelle.matching.panels.PanelProblem.Member;
import eu.passerelle.matching.panels.PanelProblem.Rules;
import eu.passerelle.matching.panels.PanelSearch;
import eu.passerelle.matching.search.Cards;
import eu.passerelle.scheduling.FreeTime;
import eu.passerelle.scheduling.FreeTimesQuery;
import eu.passerelle.scheduling.Slots;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Panels for a request: the smallest set of recommended mentors that covers its needs together, and those nearly as good. */
@Component
public class Panels {
    public static final int MOST_SIZE = 5;
    /** From here on a need counts as covered: a neighbouring competence at the level wanted, or the very one just below. */
    static final double COVERED = 0.5;

    private static final int SHOWN = 4;
    /** A second or two. */
    private static final int MOST_STEPS = 150_000;

    private static final Duration PIECE = Duration.ofMinutes(30);
    private static final int PIECES_OF_A_SESSION = 3;
    private static final int WEEKS = 6;

    private final Matching matching;
    private final Companions companions;
    private final Slots slots;
    private final Cards cards;

    Panels(Matching matching, Companions companions, Slots slots, Cards cards) {
        this.matching = matching;
        this.companions = companions;
        this.slots = slots;
        this.cards = cards;
    }

    /**
     * What a panel may be.
     *
     * @param size how many mentors at most, 1 to 5
     * @param perInstitution how many of one institution at most, 1 to 5
     * @param perCountry how many of one country at most, 1 to 5
     */
    public record Limits(int size, int perInstitution, int perCountry) {
        void require() {
            var problems = new ArrayList<FieldProblem>();
            check("size", size, problems);
            check("perInstitution", perInstitution, problems);
            check("perCountry", perCountry, problems);
            if (!problems.isEmpty()) {
                throw new InvalidInput(problems);
            }
        }

        private static void check(String field, int number, List<FieldProblem> problems) {
            if (number < 1 || number > MOST_SIZE) {
                problems.add(FieldProblem.of(field, "matching.problem.panel." + field, MOST_SIZE));
            }
        }

        private Rules rules(int jointPieces) {
            return new Rules(size, perInstitution, perCountry, jointPieces);
        }
    }

    /**
     * The best first; none when nobody covers any need.
     *
     * @throws InvalidInput as {@link Matching#shortlist}, and for limits out of range
     */
    public List<PanelSuggestion> of(MentorQuery query, Viewer viewer, Limits limits) {
        limits.require();
        List<Appraisal> ranked = matching.appraised(query, viewer);
        if (ranked.isEmpty()) {
            return List.of();
        }
        List<Member> members = members(query, ranked);
        int[] weights = query.needs().stream().mapToInt(Need::weight).toArray();
        boolean naming = viewer instanceof CoordinatorViewer;
        PanelSearch.Result together = search(weights, members, limits.rules(PIECES_OF_A_SESSION));
        if (!together.panels().isEmpty()) {
            return suggestions(together, ranked, naming, true);
        }
        return suggestions(search(weights, members, limits.rules(0)), ranked, naming, false);
    }

    private static PanelSearch.Result search(int[] weights, List<Member> members, Rules rules) {
        return PanelSearch.of(new PanelProblem(weights, members, COVERED, rules), SHOWN, MOST_STEPS);
    }

    private List<Member> members(MentorQuery query, List<Appraisal> ranked) {
        List<ExpertId> ids = ids(ranked);
        Question question = ranked.getFirst().question();
        Map<ExpertId, Companions.Ties> ties = companions.of(ids, question.today());
        LocalDate from = question.firstDay();
        LocalDate until = from.plusWeeks(WEEKS).isBefore(query.until()) ? from.plusWeeks(WEEKS) : query.until();
        Map<ExpertId, FreeTime> times = slots.freeTimes(new FreeTimesQuery(
                ids,
                question.team().id(),
                question.team().city().zone(),
                from,
                until,
                PIECE,
                query.form().isOnSite(),
                Integer.MAX_VALUE));
        Instant first = from.atStartOfDay(question.team().city().zone()).toInstant();
        List<String> languages = query.languages().stream().sorted().toList();
        List<String> employers = ties.values().stream()
                .map(Companions.Ties::employer)
                .distinct()
                .sorted()
                .toList();
        List<String> countries = ranked.stream()
                .map(each -> expert(each).country())
                .distinct()
                .sorted()
                .toList();
        return ranked.stream()
                .map(each -> {
                    Companions.Ties tie = ties.getOrDefault(expert(each).id(), Companions.Ties.NONE);
                    return new Member(
                            each.coverage().stream()
                                    .mapToDouble(NeedCoverage::value)
                                    .toArray(),
                            mask(languages, spoken(expert(each))),
                            tie.employer().isEmpty() ? -1 : employers.indexOf(tie.employer()),
                            countries.indexOf(expert(each).country()),
                            pieces(times.getOrDefault(expert(each).id(), FreeTime.NONE), first),
                            tie.workedWith().stream().map(ids::indexOf).toList());
                })
                .toList();
    }

    private static long mask(List<String> languages, Collection<String> spoken) {
        return IntStream.range(0, Math.min(64, languages.size()))
                .filter(i -> spoken.contains(languages.get(i)))
                .mapToLong(i -> 1L << i)
                .sum();
    }

    /** Well enough to mentor in. */
    private static Set<String> spoken(Expert expert) {
        return expert.languages().entrySet().stream()
                .filter(entry -> entry.getValue().compareTo(CefrLevel.B2) >= 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static long[] pieces(FreeTime time, Instant first) {
        var pieces = new BitSet();
        time.first().forEach(slot -> {
            long piece = Duration.between(first, slot.start()).dividedBy(PIECE);
            if (piece >= 0) {
                pieces.set((int) piece);
            }
        });
        return pieces.toLongArray();
    }

    private List<PanelSuggestion> suggestions(
            PanelSearch.Result found, List<Appraisal> ranked, boolean naming, boolean jointTime) {
        return found.panels().stream()
                .map(panel -> suggestion(panel, ranked, naming, jointTime, found.proven()))
                .toList();
    }

    private PanelSuggestion suggestion(
            Panel panel, List<Appraisal> ranked, boolean naming, boolean jointTime, boolean proven) {
        List<Appraisal> members = panel.members().stream().map(ranked::get).toList();
        List<Need> needs = members.getFirst().question().query().needs();
        var shown = new ArrayList<PanelSuggestion.Member>();
        for (int i = 0; i < members.size(); i++) {
            List<CompetenceCode> covers = coveredBest(members, members.get(i), needs);
            shown.add(member(members.get(i), naming, panel.gains().get(i), covers));
        }
        List<PanelSuggestion.Member> further = panel.further().stream()
                .map(each -> member(ranked.get(each.member()), naming, each.gain(), List.of()))
                .toList();
        Set<String> common = new TreeSet<>(members.getFirst().question().query().languages());
        members.forEach(member -> common.retainAll(spoken(expert(member))));
        return new PanelSuggestion(
                shown,
                panel.open().stream().map(need -> needs.get(need).competence()).toList(),
                panel.value(),
                common,
                panel.workedTogether(),
                further,
                jointTime,
                proven);
    }

    private PanelSuggestion.Member member(
            Appraisal appraisal, boolean naming, double gain, List<CompetenceCode> covers) {
        Expert expert = expert(appraisal);
        boolean named = naming || expert.visibility() == Visibility.NETWORK;
        return new PanelSuggestion.Member(
                expert.id(),
                named ? expert.fullName() : expert.alias(),
                named ? expert.country() : cards.groups(true).country(expert),
                gain,
                covers);
    }

    private static List<CompetenceCode> coveredBest(List<Appraisal> members, Appraisal member, List<Need> needs) {
        return IntStream.range(0, needs.size())
                .filter(need -> member.coverage().get(need).value() >= COVERED)
                .filter(need -> members.stream()
                                .max(Comparator.comparingDouble(
                                        each -> each.coverage().get(need).value()))
                                .orElseThrow()
                        == member)
                .mapToObj(need -> needs.get(need).competence())
                .toList();
    }

    private static Expert expert(Appraisal appraisal) {
        return appraisal.candidate().expert();
    }

    private static List<ExpertId> ids(List<Appraisal> ranked) {
        return ranked.stream().map(each -> expert(each).id()).toList();
    }
}
