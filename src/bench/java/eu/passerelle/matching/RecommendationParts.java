package eu.passerelle.matching;

import eu.passerelle.accounts.Viewer;
import eu.passerelle.conflicts.Standings;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.matching.search.CandidateSearch;
import eu.passerelle.matching.search.Candidates;
import eu.passerelle.matching.search.IndexFollower;
import eu.passerelle.scheduling.FreeTimesQuery;
import eu.passerelle.scheduling.Slots;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Takes a recommendation apart for the benchmark: the product's own steps, one after the other. */
@Component
public class RecommendationParts {
    private static final int SHOWN = 10;

    private final Questions questions;
    private final Policies policies;
    private final Ranker ranker;
    private final Telling telling;
    private final ShortlistBodies bodies;
    private final JsonMapper json;
    private final IndexFollower follower;
    private final CandidateSearch search;
    private final Standings standings;
    private final Slots slots;

    RecommendationParts(
            Questions questions,
            Policies policies,
            Ranker ranker,
            Telling telling,
            ShortlistBodies bodies,
            JsonMapper json,
            IndexFollower follower,
            CandidateSearch search,
            Standings standings,
            Slots slots) {
        this.questions = questions;
        this.policies = policies;
        this.ranker = ranker;
        this.telling = telling;
        this.bodies = bodies;
        this.json = json;
        this.follower = follower;
        this.search = search;
        this.standings = standings;
        this.slots = slots;
    }

    /** Runs a piece of work and notes under its name how long it took. */
    public interface Clocked {
        <T> T run(String part, Supplier<T> work);
    }

    public int run(MentorQuery query, Viewer viewer, Clocked clocked) {
        Policies.Present present = clocked.run("policy, and how far the news has come", policies::present);
        Question question = clocked.run("question", () -> questions.of(query, viewer));
        clocked.run("the index knows all that the graph knew", () -> {
            follower.await(present.place(), Duration.ofSeconds(2));
            return true;
        });
        Ranked ranked = clocked.run("ranking", () -> ranker.rankFirst(question, present.policy(), false, SHOWN));
        Shortlist shortlist =
                clocked.run("reasons and paths", () -> telling.shortlist(ranked, true, InterfaceLanguage.EN, SHOWN));
        within(question, ranked, clocked);
        return clocked.run("JSON", () -> json.writeValueAsBytes(bodies.of(shortlist, Locale.ENGLISH)).length);
    }

    /** What ranking waits for, once more by itself. */
    private void within(Question question, Ranked ranked, Clocked clocked) {
        Candidates found = clocked.run(
                "ranking: candidates, and who is left out", () -> search.find(Ranker.candidateQuery(question, false)));
        clocked.run(
                "ranking: what stands between",
                () -> standings.between(found.words().keySet(), question.team().id(), question.today()));
        List<ExpertId> best = ranked.bestFirst().stream()
                .map(appraisal -> appraisal.candidate().expert().id())
                .toList();
        clocked.run(
                "ranking: calendars",
                () -> slots.freeTimes(new FreeTimesQuery(
                        best,
                        question.team().id(),
                        question.team().city().zone(),
                        question.query().from(),
                        question.query().until(),
                        Duration.ofMinutes(90),
                        false,
                        3)));
    }
}
