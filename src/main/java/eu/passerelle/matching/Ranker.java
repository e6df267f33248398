package eu.passerelle.matching;

import eu.passerelle.conflicts.Standing;
import eu.passerelle.conflicts.Standings;
import eu.passerelle.directory.Experts;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.matching.graph.Evidence;
import eu.passerelle.matching.graph.EvidenceQuery;
import eu.passerelle.matching.ranking.Settling;
import eu.passerelle.matching.search.CandidateQuery;
import eu.passerelle.matching.search.CandidateSearch;
import eu.passerelle.matching.search.Candidates;
import eu.passerelle.scheduling.FreeTime;
import eu.passerelle.scheduling.FreeTimesQuery;
import eu.passerelle.scheduling.Slots;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Candidates within the hard limits from the index, with what they have done; from the graph what stands between them and the
 * team, and calendars for the best of them.
 */
@Component
class Ranker {
    static final Comparator<Appraisal> BEST_FIRST = Comparator.comparingDouble(Appraisal::score)
            .reversed()
            .thenComparing(appraisal -> appraisal.candidate().expert().id().value());

    private static final Duration SESSION = Duration.ofMinutes(90);
    private static final int SLOTS_SHOWN = 3;
    /** Calendars are looked into for the best by everything else: time alone lifts nobody from further down to the top ten. */
    private static final int CALENDARS = 60;
    /** Most often these are enough to know that nobody behind them comes before those who are shown. */
    private static final int MORE_THAN_SHOWN = 10;

    private final CandidateSearch search;
    private final Experts experts;
    private final EvidenceQuery evidence;
    private final Standings standings;
    private final Slots slots;

    Ranker(CandidateSearch search, Experts experts, EvidenceQuery evidence, Standings standings, Slots slots) {
        this.search = search;
        this.experts = experts;
        this.evidence = evidence;
        this.standings = standings;
        this.slots = slots;
    }

    /**
     * From what the index knows; who is shown by name is read in the graph.
     *
     * @param forCity hidden experts are left out
     */
    Ranked rank(Question question, Policy policy, boolean forCity) {
        return rank(question, policy, forCity, new Wanted(CALENDARS, settled -> false));
    }

    /** All of them, without calendars: for those who choose several at once. */
    List<Appraisal> everybody(Question question, Policy policy, boolean forCity) {
        Candidates found = search.find(candidateQuery(question, forCity));
        return unblocked(candidates(found, question), question, policy);
    }

    private static List<Appraisal> unblocked(List<Candidate> candidates, Question question, Policy policy) {
        return candidates.stream()
                .filter(candidate -> !candidate.standing().isBlocked(question.today()))
                .map(candidate -> new Appraisal(question, candidate, policy, FreeTime.NONE))
                .sorted(BEST_FIRST)
                .toList();
    }

    /** No more of them than it takes to show so many: these stand as they stand among all. */
    Ranked rankFirst(Question question, Policy policy, boolean forCity, int shown) {
        return rank(
                question,
                policy,
                forCity,
                new Wanted(
                        shown + MORE_THAN_SHOWN,
                        settled -> Ranked.isEnough(settled.first(), settled.others(), policy, shown)));
    }

    /** @param firstLook into so many calendars, before it is asked whether that is enough */
    private record Wanted(int firstLook, Predicate<Settling.Settled<Appraisal>> enough) {}

    private Ranked rank(Question question, Policy policy, boolean forCity, Wanted wanted) {
        Candidates found = search.find(candidateQuery(question, forCity));
        List<Candidate> candidates = candidates(found, question);
        List<Appraisal> best = unblocked(candidates, question, policy).stream()
                .limit(CALENDARS)
                .toList();
        var settling = new Settling<>(
                Appraisal::score,
                policy.weight(Factor.Name.TIME),
                BEST_FIRST,
                wanted.firstLook(),
                some -> withCalendars(question, some));
        return new Ranked(
                question,
                policy,
                found,
                candidates.stream()
                        .filter(candidate -> candidate.standing().isBlocked(question.today()))
                        .toList(),
                settling.first(best, wanted.enough()));
    }

    /**
     * One expert as the graph knows him or her, with evidence and calendar, whether the limits are kept or not.
     *
     * @return nothing when there is no such expert
     */
    Optional<Appraisal> appraise(Question question, Policy policy, ExpertId expert, boolean forCity) {
        List<ExpertId> alone = List.of(expert);
        return experts.find(expert)
                .map(found -> new Candidate(
                        found,
                        found.claims(),
                        search.words(candidateQuery(question, forCity), found),
                        evidence.of(alone, question.competences()).getOrDefault(expert, Evidence.NONE),
                        standings(alone, question).getOrDefault(expert, Standing.NOTHING)))
                .map(candidate -> new Appraisal(question, candidate, policy, FreeTime.NONE))
                .map(appraisal -> withCalendars(question, List.of(appraisal)).getFirst());
    }

    static CandidateQuery candidateQuery(Question question, boolean forCity) {
        MentorQuery query = question.query();
        return new CandidateQuery(
                query.needs().stream()
                        .map(need -> new CandidateQuery.WeightedNeed(need.weight(), question.closeness(need)))
                        .toList(),
                query.words(),
                query.languages(),
                query.form(),
                question.team().city().country(),
                forCity);
    }

    private List<Candidate> candidates(Candidates found, Question question) {
        Map<ExpertId, Standing> ties = standings(found.words().keySet(), question);
        Map<ExpertId, Evidence> asked = askedInTheGraph(found, question);
        return found.dossiers().stream()
                .map(dossier -> {
                    ExpertId id = dossier.expert().id();
                    return new Candidate(
                            dossier.expert(),
                            dossier.expert().claims(),
                            found.words().getOrDefault(id, 0.0),
                            dossier.whole() ? dossier.evidence() : asked.getOrDefault(id, Evidence.NONE),
                            ties.getOrDefault(id, Standing.NOTHING));
                })
                .toList();
    }

    /** Of those whose past work is more than the index keeps. */
    private Map<ExpertId, Evidence> askedInTheGraph(Candidates found, Question question) {
        List<ExpertId> many = found.dossiers().stream()
                .filter(dossier -> !dossier.whole())
                .map(dossier -> dossier.expert().id())
                .toList();
        return many.isEmpty() ? Map.of() : evidence.of(many, question.competences());
    }

    /** Always as the graph has it now: interests and decisions are no matter of the index. */
    private Map<ExpertId, Standing> standings(Collection<ExpertId> some, Question question) {
        return standings.between(some, question.team().id(), question.today());
    }

    private List<Appraisal> withCalendars(Question question, List<Appraisal> some) {
        Map<ExpertId, FreeTime> times = some.isEmpty() ? Map.of() : freeTimes(question, some);
        return some.stream()
                .map(appraisal -> appraisal.with(
                        times.getOrDefault(appraisal.candidate().expert().id(), FreeTime.NONE)))
                .toList();
    }

    private Map<ExpertId, FreeTime> freeTimes(Question question, List<Appraisal> appraisals) {
        MentorQuery query = question.query();
        return slots.freeTimes(new FreeTimesQuery(
                appraisals.stream()
                        .map(appraisal -> appraisal.candidate().expert().id())
                        .toList(),
                question.team().id(),
                question.team().city().zone(),
                question.firstDay(),
                query.until(),
                SESSION,
                query.form().isOnSite(),
                SLOTS_SHOWN));
    }
}
