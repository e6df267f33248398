package eu.passerelle.engagements.rounds;

import eu.passerelle.cities.Team;
import eu.passerelle.cities.Teams;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.Experts;
import eu.passerelle.engagements.RequestId;
import eu.passerelle.engagements.requests.Request;
import eu.passerelle.engagements.requests.Requests;
import eu.passerelle.engagements.rounds.Round.Figures;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.matching.Labels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A round as coordinators and their programs see it: with names, alternates, and what would come of changes. */
@Component
class RoundView {
    private static final int CHOICES = 8;
    private static final int TRIED = 4;

    private final Rounds rounds;
    private final RoundSolving solving;
    private final Requests requests;
    private final Teams teams;
    private final Experts experts;
    private final Labels labels;

    RoundView(Rounds rounds, RoundSolving solving, Requests requests, Teams teams, Experts experts, Labels labels) {
        this.rounds = rounds;
        this.solving = solving;
        this.requests = requests;
        this.teams = teams;
        this.experts = experts;
        this.labels = labels;
    }

    record Person(ExpertId id, String name, double score) {
        public double percent() {
            return 100 * score;
        }
    }

    /** @param choices the best who may be asked, with whoever is given; @param problem a message key, or empty */
    record Row(
            RequestId request,
            String reference,
            String team,
            Optional<Person> given,
            Optional<Person> last,
            boolean pinned,
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
        Map<String, List<ExpertId>> alternates = RoundSolving.alternates(entries, rounds.places(round));
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
            Map<String, List<ExpertId>> alternates) {
        Request request = known.get(entry.request());
        Team team = request == null ? null : ofTeams.get(request.team());
        List<ExpertId> next = alternates.getOrDefault(entry.request().value(), List.of());
        return new Row(
                entry.request(),
                request == null ? "" : request.reference(),
                team == null ? "" : team.name() + " · " + team.city().name(),
                entry.given().map(expert -> person(entry, expert, people)),
                entry.last().map(expert -> person(entry, expert, people)),
                entry.pinned().isPresent(),
                entry.isChanged(),
                entry.excluded().size(),
                next.stream().map(expert -> person(entry, expert, people)).toList(),
                entry.byScore().stream()
                        .limit(CHOICES)
                        .map(expert -> person(entry, expert, people))
                        .toList(),
                entry.problem(),
                !entry.proposal().isEmpty());
    }

    private static Person person(RoundEntry entry, ExpertId expert, Map<ExpertId, Expert> people) {
        Expert known = people.get(expert);
        return new Person(expert, known == null ? expert.value() : known.fullName(), entry.score(expert));
    }

    private Map<RequestId, Request> known(List<RoundEntry> entries) {
        return requests.all(entries.stream().map(RoundEntry::request).toList());
    }

    private Map<ExpertId, Expert> people(List<RoundEntry> entries) {
        Set<ExpertId> named = entries.stream()
                .flatMap(entry -> Stream.concat(
                        entry.byScore().stream(), Stream.concat(entry.given().stream(), entry.last().stream())))
                .collect(Collectors.toSet());
        return experts.all(named);
    }

    /** What would come of one change. @param code a message key; @param name whom or what it is about */
    record WhatIf(String code, String name, Figures figures) {}

    /** By real solving: the most used leave, one of them takes one more, any score would do, somebody is recruited. */
    List<WhatIf> whatIfs(Round round, InterfaceLanguage reader) {
        List<RoundEntry> entries = rounds.entries(round);
        Map<ExpertId, Integer> places = rounds.places(round);
        Map<ExpertId, Expert> people = people(entries);
        var all = new ArrayList<WhatIf>();
        List<ExpertId> used = RoundSolving.used(entries).stream().limit(TRIED).toList();
        used.forEach(expert -> all.add(new WhatIf(
                "engagements.round.if.gone", name(expert, people), solving.without(round, entries, places, expert))));
        used.stream()
                .limit(2)
                .forEach(expert -> all.add(new WhatIf(
                        "engagements.round.if.more",
                        name(expert, people),
                        solving.withOneMore(round, entries, places, expert))));
        if (round.leastScore() > 0) {
            all.add(new WhatIf("engagements.round.if.any", "", solving.withoutLeastScore(round, entries, places)));
        }
        all.addAll(recruits(round, entries, places, reader));
        return all;
    }

    private List<WhatIf> recruits(
            Round round, List<RoundEntry> entries, Map<ExpertId, Integer> places, InterfaceLanguage reader) {
        return Recruit.worthTrying(entries, known(entries)).stream()
                .map(recruit -> new WhatIf(
                        "engagements.round.if.recruit",
                        labels.competence(recruit.competence(), reader) + " · "
                                + labels.language(recruit.language(), reader),
                        solving.with(round, entries, places, recruit)))
                .filter(tried -> tried.figures().served() > round.now().served())
                .sorted(Comparator.comparing((WhatIf tried) -> -tried.figures().served())
                        .thenComparing(tried -> -tried.figures().total()))
                .limit(3)
                .toList();
    }

    private static String name(ExpertId expert, Map<ExpertId, Expert> people) {
        Expert known = people.get(expert);
        return known == null ? expert.value() : known.fullName();
    }
}
