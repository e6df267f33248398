package eu.passerelle.matching;

import eu.passerelle.cities.Team;
import eu.passerelle.cities.Teams;
import eu.passerelle.conflicts.Standing;
import eu.passerelle.directory.Claim;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.Experts;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.matching.graph.Evidence;
import eu.passerelle.matching.graph.EvidenceQuery;
import eu.passerelle.matching.graph.RatedQuery;
import eu.passerelle.matching.graph.RatedQuery.Rated;
import eu.passerelle.matching.learning.Case;
import eu.passerelle.matching.search.CandidateSearch;
import eu.passerelle.matching.search.Candidates;
import eu.passerelle.matching.search.IndexFollower;
import eu.passerelle.scheduling.FreeTime;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Past mentoring as the ranking would have seen it on the day it began: only what had ended and been verified by then counts.
 * Words and calendars are known only as they are today, so they are the same for all, and nothing is learned of them.
 */
@Component
class PastCases {
    static final int MOST = 300;

    private static final int MOST_OTHERS = 60;
    private static final int AT_ONCE = 25;
    private static final int WEEKS = 8;
    private static final int USUAL_HOURS = 20;
    private static final Duration INDEX_WAIT = Duration.ofSeconds(30);

    private final RatedQuery rated;
    private final Teams teams;
    private final Questions questions;
    private final CandidateSearch search;
    private final Experts experts;
    private final EvidenceQuery evidence;
    private final IndexFollower index;

    PastCases(
            RatedQuery rated,
            Teams teams,
            Questions questions,
            CandidateSearch search,
            Experts experts,
            EvidenceQuery evidence,
            IndexFollower index) {
        this.rated = rated;
        this.teams = teams;
        this.questions = questions;
        this.search = search;
        this.experts = experts;
        this.evidence = evidence;
        this.index = index;
    }

    /** In the order in which they began. @param progress hears how many are done */
    List<Case> newest(IntConsumer progress) {
        index.awaitNow(INDEX_WAIT);
        List<Rated> all = rated.newest(MOST);
        var cases = new ArrayList<Case>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<Rated> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            cases.addAll(cases(some));
            progress.accept(from + some.size());
        }
        return List.copyOf(cases);
    }

    /** A mentoring, with the question that was asked then and the experts who could have been chosen. */
    private record Then(Rated mentoring, Question question, Set<ExpertId> possible) {}

    private List<Case> cases(List<Rated> some) {
        Map<TeamId, Team> known = teams.all(some.stream().map(Rated::team).toList());
        List<Then> then = some.stream()
                .flatMap(one ->
                        Optional.ofNullable(known.get(one.team())).stream().map(team -> then(one, team)))
                .toList();
        Set<ExpertId> all = union(then.stream().map(Then::possible));
        Map<ExpertId, Expert> profiles = experts.all(all);
        Map<ExpertId, Evidence> past = evidence.of(
                profiles.keySet(), union(then.stream().map(one -> one.question().competences())));
        return then.stream().flatMap(one -> one(one, profiles, past).stream()).toList();
    }

    private static <T> Set<T> union(Stream<Set<T>> sets) {
        return sets.collect(HashSet::new, Set::addAll, Set::addAll);
    }

    private Then then(Rated one, Team team) {
        LocalDate day = one.startedOn();
        var query = new MentorQuery(
                one.team(),
                one.needs().stream()
                        .map(need -> new Need(need.competence(), need.weight(), need.level()))
                        .toList(),
                "",
                one.language().isEmpty() ? team.languages() : Set.of(one.language()),
                MeetingForm.EITHER,
                day,
                day.plusWeeks(WEEKS),
                one.hours() > 0 ? one.hours() : USUAL_HOURS);
        Question question = questions.asOf(query, team, day);
        return new Then(one, question, possible(one, question));
    }

    /** Also who has no place free today; of many a part that is drawn by lot, the same each time. */
    private Set<ExpertId> possible(Rated one, Question question) {
        Candidates found = search.find(Ranker.candidateQuery(question, false));
        var ids = new TreeSet<String>();
        found.words().keySet().forEach(id -> ids.add(id.value()));
        found.refused().stream()
                .filter(refused -> refused.limit() == Limit.CAPACITY)
                .forEach(refused -> refused.experts().forEach(id -> ids.add(id.value())));
        ids.remove(one.mentor().value());
        var drawn = new ArrayList<>(ids);
        Collections.shuffle(drawn, new Random(one.id().value().hashCode()));
        var possible = new LinkedHashSet<ExpertId>();
        drawn.stream().limit(MOST_OTHERS).map(ExpertId::new).forEach(possible::add);
        possible.add(one.mentor());
        return possible;
    }

    private static Optional<Case> one(Then then, Map<ExpertId, Expert> profiles, Map<ExpertId, Evidence> past) {
        Map<ExpertId, Case.Option> options = new HashMap<>();
        then.possible()
                .forEach(id -> Optional.ofNullable(profiles.get(id))
                        .ifPresent(expert ->
                                options.put(id, option(then, expert, past.getOrDefault(id, Evidence.NONE)))));
        Case.Option chosen = options.remove(then.mentoring().mentor());
        List<Case.Option> others = options.values().stream()
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .toList();
        return chosen == null || others.isEmpty()
                ? Optional.empty()
                : Optional.of(new Case(chosen, others, then.mentoring().outcome()));
    }

    private static Case.Option option(Then then, Expert expert, Evidence all) {
        LocalDate day = then.mentoring().startedOn();
        var candidate = new Candidate(
                expert,
                expert.claims().stream().map(claim -> asOf(claim, day)).toList(),
                0,
                asOf(all, then.question()),
                Standing.NOTHING);
        var appraisal = new Appraisal(then.question(), candidate, Policy.FIRST, FreeTime.NONE);
        return new Case.Option(
                expert.id().value(),
                appraisal.factors().stream().mapToDouble(Factor::value).toArray(),
                candidate.evidence().past().isEmpty());
    }

    private static Claim asOf(Claim claim, LocalDate day) {
        return new Claim(
                claim.competence(),
                claim.level(),
                claim.evidence(),
                claim.verifiedOn().filter(verified -> !verified.isAfter(day)));
    }

    private static Evidence asOf(Evidence all, Question question) {
        Set<CompetenceCode> serving = question.competences();
        return new Evidence(
                all.past().stream()
                        .filter(work -> work.endedOn().isBefore(question.today()))
                        .filter(work ->
                                work.served().stream().anyMatch(served -> serving.contains(served.competence())))
                        .toList(),
                List.of());
    }
}
