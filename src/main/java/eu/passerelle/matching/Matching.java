package eu.passerelle.matching;

import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.cities.Team;
import eu.passerelle.cities.Teams;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.Experts;
import eu.passerelle.directory.Kinship;
import eu.passerelle.directory.Taxonomy;
import eu.passerelle.directory.Visibility;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.LocalizedText;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.matching.graph.Evidence;
import eu.passerelle.matching.graph.EvidenceQuery;
import eu.passerelle.matching.ranking.Policy;
import eu.passerelle.matching.search.CandidateQuery;
import eu.passerelle.matching.search.CandidateSearch;
import eu.passerelle.matching.search.Candidates;
import eu.passerelle.matching.search.IndexFollower;
import eu.passerelle.scheduling.FreeTime;
import eu.passerelle.scheduling.Slots;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Recommends mentors in three steps: candidates within the hard limits from the index, evidence for just those from the
 * graph, and a ranking whose numbers are also its explanation.
 */
@Component
public class Matching {
    private static final Duration INDEX_WAIT = Duration.ofSeconds(2);
    private static final Duration SESSION = Duration.ofMinutes(90);
    private static final int SLOTS_SHOWN = 3;
    /** Calendars are looked into for the best by everything else: time alone lifts nobody from further down to the top ten. */
    private static final int CALENDARS = 60;

    private static final Comparator<Appraisal> BEST_FIRST = Comparator.comparingDouble(Appraisal::score)
            .reversed()
            .thenComparing(appraisal -> appraisal.candidate().expert().id().value());

    private final QueryChecks checks;
    private final Teams teams;
    private final Taxonomy taxonomy;
    private final Experts experts;
    private final CandidateSearch search;
    private final IndexFollower index;
    private final EvidenceQuery evidence;
    private final Slots slots;
    private final Reasons reasons;
    private final Paths paths;
    private final Clock clock;

    Matching(
            QueryChecks checks,
            Teams teams,
            Taxonomy taxonomy,
            Experts experts,
            CandidateSearch search,
            IndexFollower index,
            EvidenceQuery evidence,
            Slots slots,
            Reasons reasons,
            Paths paths,
            Clock clock) {
        this.checks = checks;
        this.teams = teams;
        this.taxonomy = taxonomy;
        this.experts = experts;
        this.search = search;
        this.index = index;
        this.evidence = evidence;
        this.slots = slots;
        this.reasons = reasons;
        this.paths = paths;
        this.clock = clock;
    }

    /**
     * The best mentors for a query, as the viewer may see them, worded for the reader.
     *
     * @param limit how many, 1 to 50
     * @throws eu.passerelle.kernel.InvalidInput when a competence or language is unknown, or a number out of range
     * @throws NotFound when the team is unknown, or not the viewer's
     */
    public Shortlist shortlist(MentorQuery query, Viewer viewer, InterfaceLanguage reader, int limit) {
        Question question = question(query, viewer);
        boolean naming = viewer instanceof CoordinatorViewer;
        index.awaitNow(INDEX_WAIT);
        Candidates found = search.find(candidateQuery(question, naming));
        List<Candidate> candidates = candidates(found, question);
        List<Candidate> conflicted = candidates.stream()
                .filter(candidate -> !candidate.evidence().conflicts().isEmpty())
                .toList();
        List<Appraisal> ranked = rank(
                question,
                candidates.stream()
                        .filter(candidate -> candidate.evidence().conflicts().isEmpty())
                        .toList());
        return new Shortlist(
                ranked.stream()
                        .limit(limit)
                        .map(appraisal -> recommend(appraisal, naming, reader))
                        .toList(),
                found.considered(),
                leftOut(found, conflicted, naming));
    }

    /** Who may be recommended, the best first, for those who choose several at once. */
    List<Appraisal> appraised(MentorQuery query, Viewer viewer) {
        Question question = question(query, viewer);
        index.awaitNow(INDEX_WAIT);
        Candidates found = search.find(candidateQuery(question, viewer instanceof CoordinatorViewer));
        return rank(
                question,
                candidates(found, question).stream()
                        .filter(candidate -> candidate.evidence().conflicts().isEmpty())
                        .toList());
    }

    /** A conflict of interest stands between them: for a last look, since it may have come up after the recommendation. */
    public boolean areTied(ExpertId expert, TeamId team) {
        LocalDate today =
                LocalDate.ofInstant(clock.instant(), teams.get(team).city().zone());
        return evidence.of(List.of(expert), team, List.of(), today).values().stream()
                .anyMatch(known -> !known.conflicts().isEmpty());
    }

    /** The index is being built anew: a shortlist may be incomplete. */
    public boolean isRebuilding() {
        return index.isRebuilding();
    }

    private Question question(MentorQuery query, Viewer viewer) {
        if (viewer instanceof CityViewer city && !city.team().equals(query.team())) {
            throw new NotFound("Team", query.team().value());
        }
        Team team = teams.get(query.team());
        LocalDate today = LocalDate.ofInstant(clock.instant(), team.city().zone());
        checks.require(query, today);
        var serving = new LinkedHashMap<Need, Map<CompetenceCode, Kinship>>();
        query.needs().forEach(need -> serving.put(need, taxonomy.serving(need.competence())));
        return new Question(query, team, serving, today);
    }

    private static CandidateQuery candidateQuery(Question question, boolean naming) {
        MentorQuery query = question.query();
        return new CandidateQuery(
                query.needs().stream()
                        .map(need -> new CandidateQuery.WeightedNeed(need.weight(), question.closeness(need)))
                        .toList(),
                query.words(),
                query.languages(),
                query.form(),
                question.team().city().country(),
                !naming);
    }

    private List<Candidate> candidates(Candidates found, Question question) {
        Map<ExpertId, Expert> profiles = experts.all(found.words().keySet());
        Map<ExpertId, Evidence> known =
                evidence.of(profiles.keySet(), question.team().id(), question.competences(), question.today());
        var candidates = new ArrayList<Candidate>();
        found.words().forEach((id, words) -> {
            Expert expert = profiles.get(id);
            if (expert != null) {
                candidates.add(new Candidate(expert, words, known.getOrDefault(id, Evidence.NONE)));
            }
        });
        return candidates;
    }

    private List<Appraisal> rank(Question question, List<Candidate> candidates) {
        List<Appraisal> best = candidates.stream()
                .map(candidate -> new Appraisal(question, candidate, Policy.DEFAULT, FreeTime.NONE))
                .sorted(BEST_FIRST)
                .limit(CALENDARS)
                .toList();
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

    private Recommendation recommend(Appraisal appraisal, boolean naming, InterfaceLanguage reader) {
        Expert expert = appraisal.candidate().expert();
        boolean named = naming || expert.visibility() == Visibility.NETWORK;
        String displayName = named ? expert.fullName() : expert.alias();
        return new Recommendation(
                named ? expert : pseudonymous(expert),
                displayName,
                appraisal.score(),
                appraisal.factors(),
                appraisal.coverage(),
                reasons.of(appraisal, reader),
                paths.of(appraisal, displayName, naming, reader),
                appraisal.freeTime());
    }

    /** What could name the person does not leave this module. */
    private static Expert pseudonymous(Expert expert) {
        return new Expert(
                expert.id(),
                "",
                "",
                expert.alias(),
                "",
                expert.type(),
                expert.country(),
                expert.zone(),
                expert.status(),
                expert.visibility(),
                expert.hoursPerMonth(),
                expert.parallelEngagements(),
                expert.remote(),
                expert.visitCountries(),
                expert.languages(),
                expert.legalSystems(),
                expert.sectors(),
                expert.claims(),
                new LocalizedText(Map.of()),
                Optional.empty());
    }

    private static List<Shortlist.LeftOut> leftOut(Candidates found, List<Candidate> conflicted, boolean naming) {
        Stream<Shortlist.LeftOut> filtered = found.refused().stream()
                .map(refused -> new Shortlist.LeftOut(
                        refused.limit(), refused.count(), naming ? refused.experts() : List.of()));
        List<ExpertId> ids =
                conflicted.stream().map(candidate -> candidate.expert().id()).toList();
        Stream<Shortlist.LeftOut> tied = ids.isEmpty()
                ? Stream.of()
                : Stream.of(new Shortlist.LeftOut(Limit.CONFLICT_OF_INTEREST, ids.size(), naming ? ids : List.of()));
        return Stream.concat(filtered, tied).toList();
    }
}
