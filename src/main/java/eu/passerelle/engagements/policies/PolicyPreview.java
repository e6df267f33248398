package eu.passerelle.engagements.policies;

import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.cities.Team;
import eu.passerelle.cities.Teams;
import eu.passerelle.engagements.requests.Request;
import eu.passerelle.engagements.requests.Requests;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.matching.Matching;
import eu.passerelle.matching.MentorQuery;
import eu.passerelle.matching.Policy;
import eu.passerelle.matching.Recommendation;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What another policy would have recommended: the newest requests ranked by both. */
@Component
class PolicyPreview {
    private static final int REQUESTS = 3;
    private static final int SHOWN = 5;
    /** So far down a move is still told. */
    private static final int LOOKED_AT = 20;
    /** A window that is over would leave nobody any time. */
    private static final int WEEKS_AT_LEAST = 8;

    private final Requests requests;
    private final Teams teams;
    private final Matching matching;
    private final Clock clock;

    PolicyPreview(Requests requests, Teams teams, Matching matching, Clock clock) {
        this.requests = requests;
        this.teams = teams;
        this.matching = matching;
        this.clock = clock;
    }

    /** @param left who stood among the first five and no longer does */
    record Compared(Request request, Team team, List<Row> rows, List<String> left) {}

    /** @param before the place by the policy that holds; empty for who was not among the first twenty */
    record Row(int place, String name, double score, OptionalInt before) {
        public int risen() {
            return before.orElse(LOOKED_AT + 1) - place;
        }
    }

    List<Compared> compare(Policy current, Policy other, CoordinatorViewer viewer, InterfaceLanguage reader) {
        List<Request> newest = requests.newestSent(REQUESTS);
        Map<TeamId, Team> known = teams.all(newest.stream().map(Request::team).toList());
        return newest.stream()
                .flatMap(request -> Stream.ofNullable(known.get(request.team()))
                        .map(team -> new Asked(request, team, query(request, team))))
                .map(asked ->
                        compare(asked, ranked(asked, current, viewer, reader), ranked(asked, other, viewer, reader)))
                .toList();
    }

    private record Asked(Request request, Team team, MentorQuery query) {}

    private List<Recommendation> ranked(
            Asked asked, Policy policy, CoordinatorViewer viewer, InterfaceLanguage reader) {
        return matching.shortlist(asked.query(), policy, viewer, reader, LOOKED_AT)
                .recommendations();
    }

    private static Compared compare(Asked asked, List<Recommendation> before, List<Recommendation> after) {
        List<ExpertId> places = experts(before);
        List<ExpertId> first = experts(after).subList(0, Math.min(SHOWN, after.size()));
        List<Row> rows = IntStream.range(0, first.size())
                .mapToObj(i -> row(i, after.get(i), places.indexOf(first.get(i))))
                .toList();
        List<String> left = before.stream()
                .limit(SHOWN)
                .filter(one -> !first.contains(one.expert().id()))
                .map(Recommendation::displayName)
                .toList();
        return new Compared(asked.request(), asked.team(), rows, left);
    }

    private static Row row(int index, Recommendation after, int before) {
        return new Row(
                index + 1,
                after.displayName(),
                after.score(),
                before < 0 ? OptionalInt.empty() : OptionalInt.of(before + 1));
    }

    private static List<ExpertId> experts(List<Recommendation> recommendations) {
        return recommendations.stream().map(one -> one.expert().id()).toList();
    }

    private MentorQuery query(Request request, Team team) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), team.city().zone());
        MentorQuery asked = request.mentorQuery(today);
        LocalDate enough = asked.from().plusWeeks(WEEKS_AT_LEAST);
        return asked.until().isBefore(asked.from())
                ? new MentorQuery(
                        asked.team(),
                        asked.needs(),
                        asked.words(),
                        asked.languages(),
                        asked.form(),
                        asked.from(),
                        enough,
                        asked.hours())
                : asked;
    }
}
