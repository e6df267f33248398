package eu.passerelle.matching;

import eu.passerelle.conflicts.Standing;
import eu.passerelle.conflicts.Standings;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.Experts;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.matching.graph.Evidence;
import eu.passerelle.matching.graph.EvidenceQuery;
import eu.passerelle.matching.search.CandidateQuery;
import eu.passerelle.matching.search.CandidateSearch;
import eu.passerelle.matching.search.Candidates;
import eu.passerelle.scheduling.FreeTime;
import eu.passerelle.scheduling.Slots;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Candidates within the hard limits from the index, evidence for just those from the graph, calendars for the best of them. */
@Component
class Ranker {
    static final Comparator<Appraisal> BEST_FIRST = Comparator.comparingDouble(Appraisal::score)
            .reversed()
            .thenComparing(appraisal -> appraisal.candidate().expert().id().value());

    private static final Duration SESSION = Duration.ofMinutes(90);
    private static final int SLOTS_SHOWN = 3;
    /** Calendars are looked into for the best by everything else: time alone lifts nobody from further down to the top ten. */
    private static final int CALENDARS = 60;

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

    /** @param forCity hidden experts are left out */
    Ranked rank(Question question, Policy policy, boolean forCity) {
        Candidates found = search.find(candidateQuery(question, forCity));
        List<Candidate> candidates = candidates(found.words(), question);
        return new Ranked(
                question,
                policy,
                found,
                candidates.stream()
                        .filter(candidate -> candidate.standing().isBlocked(question.today()))
                        .toList(),
                order(
                        candidates.stream()
                                .filter(candidate -> !candidate.standing().isBlocked(question.today()))
                                .map(candidate -> new Appraisal(question, candidate, policy, FreeTime.NONE))
                                .toList(),
                        question));
    }

    /**
     * One expert, with evidence and calendar, whether he or she keeps within the limits or not.
     *
     * @return nothing when there is no such expert
     */
    Optional<Appraisal> appraise(Question question, Policy policy, ExpertId expert, boolean forCity) {
        double words = search.words(candidateQuery(question, forCity), expert);
        return candidates(Map.of(expert, words), question).stream()
                .map(candidate -> new Appraisal(question, candidate, policy, FreeTime.NONE))
                .map(appraisal ->
                        appraisal.with(freeTimes(question, List.of(appraisal)).getOrDefault(expert, FreeTime.NONE)))
                .findFirst();
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

    private List<Candidate> candidates(Map<ExpertId, Double> found, Question question) {
        Map<ExpertId, Expert> profiles = experts.all(found.keySet());
        Map<ExpertId, Evidence> known = evidence.of(profiles.keySet(), question.competences());
        Map<ExpertId, Standing> ties =
                standings.between(profiles.keySet(), question.team().id(), question.today());
        var candidates = new ArrayList<Candidate>();
        found.forEach((id, words) -> {
            Expert expert = profiles.get(id);
            if (expert != null) {
                candidates.add(new Candidate(
                        expert,
                        expert.claims(),
                        words,
                        known.getOrDefault(id, Evidence.NONE),
                        ties.getOrDefault(id, Standing.NOTHING)));
            }
        });
        return candidates;
    }

    private List<Appraisal> order(List<Appraisal> appraisals, Question question) {
        List<Appraisal> best =
                appraisals.stream().sorted(BEST_FIRST).limit(CALENDARS).toList();
        Map<ExpertId, FreeTime> times = freeTimes(question, best);
        return best.stream()
                .map(appraisal -> appraisal.with(
                        times.getOrDefault(appraisal.candidate().expert().id(), FreeTime.NONE)))
                .sorted(BEST_FIRST)
                .toList();
    }

    private Map<ExpertId, FreeTime> freeTimes(Question question, List<Appraisal> appraisals) {
        MentorQuery query = question.query();
        LocalDate from = query.from().isBefore(question.today()) ? question.today() : query.from();
        return slots.freeTimes(
                appraisals.stream()
                        .map(appraisal -> appraisal.candidate().expert().id())
                        .toList(),
                question.team().id(),
                question.team().city().zone(),
                from,
                query.until(),
                SESSION,
                SLOTS_SHOWN);
    }
}
