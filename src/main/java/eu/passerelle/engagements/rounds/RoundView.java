package eu.passerelle.engagements.rounds;

import eu.passerelle.cities.Team;
import eu.passerelle.cities.Teams;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.Experts;
import eu.passerelle.engagements.RequestId;
import eu.passerelle.engagements.requests.Request;
import eu.passerelle.engagements.requests.Requests;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.TeamId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A round as coordinators and their programs see it: with names and alternates. */
@Component
class RoundView {
    private static final int CHOICES = 8;

    private final Rounds rounds;
    private final Requests requests;
    private final Teams teams;
    private final Experts experts;

    RoundView(Rounds rounds, Requests requests, Teams teams, Experts experts) {
        this.rounds = rounds;
        this.requests = requests;
        this.teams = teams;
        this.experts = experts;
    }

    /** @param name empty when the expert is gone */
    record Person(ExpertId id, String name, double score) {
        public double percent() {
            return 100 * score;
        }
    }

    /**
     * @param pinned whoever is given is so because of a pin
     * @param hasPin somebody is pinned, whether the pin can be kept or not
     * @param choices the best who may be asked
     * @param problem a message key, or empty
     */
    record Row(
            RequestId request,
            String reference,
            String team,
            Optional<Person> given,
            Optional<Person> last,
            boolean pinned,
            boolean hasPin,
            boolean changed,
            int excluded,
            List<Person> alternates,
            List<Person> choices,
            String problem,
            boolean asked) {}

    /** In one query each for requests, teams and experts. */
    List<Row> rows(Round round) {
        List<RoundEntry> entries = rounds.entries(round);
        Map<RequestId, Request> known = known(entries);
        Map<TeamId, Team> ofTeams =
                teams.all(known.values().stream().map(Request::team).distinct().toList());
        Map<ExpertId, Expert> people = people(entries);
        Map<RequestId, List<ExpertId>> alternates = RoundSolving.alternates(round, entries, rounds.places(round));
        return entries.stream()
                .filter(entry -> known.containsKey(entry.request()))
                .map(entry -> row(entry, known, ofTeams, people, alternates))
                .toList();
    }

    private static Row row(
            RoundEntry entry,
            Map<RequestId, Request> known,
            Map<TeamId, Team> ofTeams,
            Map<ExpertId, Expert> people,
            Map<RequestId, List<ExpertId>> alternates) {
        Request request = known.get(entry.request());
        Team team = request == null ? null : ofTeams.get(request.team());
        List<ExpertId> next = alternates.getOrDefault(entry.request(), List.of());
        return new Row(
                entry.request(),
                request == null ? "" : request.reference(),
                team == null ? "" : team.name() + " · " + team.city().name(),
                entry.given().map(expert -> person(entry, expert, people)),
                entry.last().map(expert -> person(entry, expert, people)),
                entry.pinned().isPresent() && entry.pinned().equals(entry.given()),
                entry.pinned().isPresent(),
                entry.isChanged(),
                entry.excluded().size(),
                next.stream()
                        .filter(people::containsKey)
                        .map(expert -> person(entry, expert, people))
                        .toList(),
                entry.byScore(0).stream()
                        .filter(people::containsKey)
                        .limit(CHOICES)
                        .map(expert -> person(entry, expert, people))
                        .toList(),
                entry.problem(),
                !entry.proposal().isEmpty());
    }

    private static Person person(RoundEntry entry, ExpertId expert, Map<ExpertId, Expert> people) {
        Expert known = people.get(expert);
        return new Person(expert, known == null ? "" : known.fullName(), entry.score(expert));
    }

    private Map<RequestId, Request> known(List<RoundEntry> entries) {
        return requests.all(entries.stream().map(RoundEntry::request).toList());
    }

    private Map<ExpertId, Expert> people(List<RoundEntry> entries) {
        Set<ExpertId> named = entries.stream()
                .flatMap(entry -> Stream.concat(
                        entry.byScore(0).stream(), Stream.concat(entry.given().stream(), entry.last().stream())))
                .collect(Collectors.toSet());
        return experts.all(named);
    }
}
