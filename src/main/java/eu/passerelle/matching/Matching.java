package eu.passerelle.matching;

import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.conflicts.Standings;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.matching.search.IndexFollower;
import eu.passerelle.matching.text.TextModel;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Recommends mentors in three steps: candidates within the hard limits from the index, with what they have done; conflicts and
 * calendars from the graph; and a ranking whose numbers are also its explanation.
 */
@Component
public class Matching {
    private static final Duration INDEX_WAIT = Duration.ofSeconds(2);

    private final Questions questions;
    private final Policies policies;
    private final Ranker ranker;
    private final Telling telling;
    private final WhyNots whyNots;
    private final Openings openings;
    private final IndexFollower index;
    private final Standings standings;
    private final TextModel model;

    Matching(
            Questions questions,
            Policies policies,
            Ranker ranker,
            Telling telling,
            WhyNots whyNots,
            Openings openings,
            IndexFollower index,
            Standings standings,
            TextModel model) {
        this.questions = questions;
        this.policies = policies;
        this.ranker = ranker;
        this.telling = telling;
        this.whyNots = whyNots;
        this.openings = openings;
        this.index = index;
        this.standings = standings;
        this.model = model;
    }

    /**
     * The best mentors for a query by the policy that holds, as the viewer may see them, worded for the reader.
     *
     * @param limit how many, 1 to 50
     * @throws eu.passerelle.kernel.InvalidInput when a competence or language is unknown, or a number out of range
     * @throws eu.passerelle.kernel.NotFound when the team is unknown, or not the viewer's
     */
    public Shortlist shortlist(MentorQuery query, Viewer viewer, InterfaceLanguage reader, int limit) {
        return shortlist(query, policies.present(), viewer, reader, limit);
    }

    /** The same by another policy: to see what it would change. */
    public Shortlist shortlist(MentorQuery query, Policy policy, Viewer viewer, InterfaceLanguage reader, int limit) {
        return shortlist(query, new Policies.Present(policy, policies.present().place()), viewer, reader, limit);
    }

    private Shortlist shortlist(
            MentorQuery query, Policies.Present present, Viewer viewer, InterfaceLanguage reader, int limit) {
        boolean naming = viewer instanceof CoordinatorViewer;
        Question question = questions.of(query, viewer);
        index.await(present.place(), INDEX_WAIT);
        Ranked ranked = ranker.rankFirst(question, present.policy(), !naming, limit);
        Shortlist told = telling.shortlist(ranked, naming, reader, limit);
        return ranked.bestFirst().isEmpty() ? told.opening(openings.find(ranked, !naming)) : told;
    }

    /** All who may be recommended, the best first, without calendars: for those who choose several at once. */
    List<Appraisal> appraised(MentorQuery query, Viewer viewer) {
        boolean naming = viewer instanceof CoordinatorViewer;
        Policies.Present present = policies.present();
        Question question = questions.of(query, viewer);
        index.await(present.place(), INDEX_WAIT);
        return telling.whole(ranker.everybody(question, present.policy(), !naming), naming);
    }

    /**
     * Where one expert stands for a query, and what would change it.
     *
     * @throws eu.passerelle.kernel.NotFound when there is no such expert, or none that the viewer may see
     */
    public WhyNot explain(MentorQuery query, ExpertId expert, Viewer viewer) {
        index.awaitNow(INDEX_WAIT);
        return whyNots.explain(query, expert, viewer);
    }

    /** At most ten experts whose names, as far as the viewer may read them, begin like this. */
    public List<NamedExpert> named(String typed, Viewer viewer) {
        return whyNots.named(typed, viewer);
    }

    /** A conflict of interest, or a decision, stands between them: for a last look, since it may have come up after the recommendation. */
    public boolean areTied(ExpertId expert, TeamId team) {
        LocalDate today = questions.today(team);
        return standings.between(List.of(expert), team, today).values().stream()
                .anyMatch(standing -> standing.isBlocked(today));
    }

    /** Why the language model that was asked for is not in use, for those who run the network. */
    public Optional<String> modelProblem() {
        return model.problem();
    }

    /** The index is being built anew: a shortlist may be incomplete. */
    public boolean isRebuilding() {
        return index.isRebuilding();
    }
}
