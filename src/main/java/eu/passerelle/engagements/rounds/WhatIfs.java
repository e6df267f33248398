package eu.passerelle.engagements.rounds;

import eu.passerelle.directory.Expert;
import eu.passerelle.directory.Experts;
import eu.passerelle.engagements.RequestId;
import eu.passerelle.engagements.requests.Requests;
import eu.passerelle.engagements.rounds.Round.Figures;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.matching.Labels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What would come of changes to a round, each by solving anew; nothing is kept. */
@Component
class WhatIfs {
    private static final int TRIED = 4;
    private static final int RECRUITS_SHOWN = 3;
    /** How many requests a newcomer would take. */
    private static final int PLACES_OF_A_RECRUIT = 2;

    private final Rounds rounds;
    private final RoundSolving solving;
    private final Requests requests;
    private final Experts experts;
    private final Labels labels;

    WhatIfs(Rounds rounds, RoundSolving solving, Requests requests, Experts experts, Labels labels) {
        this.rounds = rounds;
        this.solving = solving;
        this.requests = requests;
        this.experts = experts;
        this.labels = labels;
    }

    /**
     * @param code a message key
     * @param name whom or what it is about
     * @param changed how many requests would get somebody else, or nobody any more
     */
    record WhatIf(String code, String name, Figures figures, int changed) {}

    /** Somebody of whom it can be asked. */
    record Person(ExpertId id, String name) {}

    /** Whoever may be asked for a request of the round, by name. */
    List<Person> people(Round round) {
        return experts.all(named(rounds.entries(round))).values().stream()
                .map(expert -> new Person(expert.id(), expert.fullName()))
                .sorted(Comparator.comparing(Person::name))
                .toList();
    }

    private static Set<ExpertId> named(List<RoundEntry> entries) {
        return entries.stream()
                .flatMap(entry -> entry.scores().keySet().stream())
                .collect(Collectors.toSet());
    }

    /**
     * The most used leave, two of them take one more, a rule is relaxed, somebody is recruited.
     *
     * @param asked whose leaving, and taking one more, comes first
     * @throws NotFound when that is nobody of the round
     */
    List<WhatIf> of(Round round, Optional<ExpertId> asked, InterfaceLanguage reader) {
        var trial = new Trial(round, rounds.entries(round), rounds.places(round));
        asked.filter(expert -> !named(trial.entries()).contains(expert)).ifPresent(expert -> {
            throw new NotFound("Expert", expert.value());
        });
        List<ExpertId> used = used(trial.entries()).stream()
                .filter(expert -> !asked.equals(Optional.of(expert)))
                .limit(TRIED)
                .toList();
        Map<ExpertId, Expert> people = experts.all(named(trial.entries()));
        var all = new ArrayList<WhatIf>();
        asked.ifPresent(expert -> {
            all.add(gone(trial, expert, people));
            all.add(more(trial, expert, people));
        });
        used.forEach(expert -> all.add(gone(trial, expert, people)));
        used.stream().limit(2).forEach(expert -> all.add(more(trial, expert, people)));
        relaxed(trial, all);
        all.addAll(recruits(trial, reader));
        return all;
    }

    private record Trial(Round round, List<RoundEntry> entries, Map<ExpertId, Integer> places) {}

    private WhatIf tried(String code, String name, Trial trial) {
        RoundSolving.Draft draft = solving.estimate(trial.round(), trial.entries(), trial.places());
        return new WhatIf("engagements.round.if." + code, name, draft.figures(), draft.changed());
    }

    private WhatIf gone(Trial trial, ExpertId gone, Map<ExpertId, Expert> people) {
        var fewer = new HashMap<>(trial.places());
        fewer.put(gone, 0);
        List<RoundEntry> without =
                trial.entries().stream().map(entry -> entry.exclude(gone)).toList();
        return tried("gone", name(gone, people), new Trial(trial.round(), without, fewer));
    }

    private WhatIf more(Trial trial, ExpertId expert, Map<ExpertId, Expert> people) {
        var more = new HashMap<>(trial.places());
        more.merge(expert, 1, Integer::sum);
        return tried("more", name(expert, people), new Trial(trial.round(), trial.entries(), more));
    }

    private void relaxed(Trial trial, List<WhatIf> all) {
        if (trial.round().leastScore() > 0) {
            all.add(tried("any", "", new Trial(trial.round().leastScore(0), trial.entries(), trial.places())));
        }
        if (trial.entries().stream()
                .anyMatch(
                        entry -> entry.pinned().isPresent() || !entry.excluded().isEmpty())) {
            List<RoundEntry> free = trial.entries().stream()
                    .map(entry -> entry.unpin().readmit())
                    .toList();
            all.add(tried("free", "", new Trial(trial.round(), free, trial.places())));
        }
    }

    private List<WhatIf> recruits(Trial trial, InterfaceLanguage reader) {
        List<RequestId> known =
                trial.entries().stream().map(RoundEntry::request).toList();
        return Recruit.worthTrying(trial.entries(), requests.all(known)).stream()
                .map(recruit -> tried(
                        "recruit",
                        labels.competence(recruit.competence(), reader) + " · "
                                + labels.language(recruit.language(), reader),
                        joined(trial, recruit)))
                .filter(tried -> tried.figures().served() > trial.round().now().served())
                .sorted(Comparator.comparing((WhatIf tried) -> -tried.figures().served())
                        .thenComparing(tried -> -tried.figures().total()))
                .limit(RECRUITS_SHOWN)
                .toList();
    }

    private static Trial joined(Trial trial, Recruit recruit) {
        var newcomer = new ExpertId("recruit");
        var more = new HashMap<>(trial.places());
        more.put(newcomer, PLACES_OF_A_RECRUIT);
        List<RoundEntry> entries = trial.entries().stream()
                .map(entry -> recruit.requests().contains(entry.request())
                        ? entry.suitedBy(
                                newcomer,
                                Math.max(recruit.score(), trial.round().leastScore()))
                        : entry)
                .toList();
        return new Trial(trial.round(), entries, more);
    }

    /** The experts whose leaving would hurt: those given, the most used first. */
    private static List<ExpertId> used(List<RoundEntry> entries) {
        Map<ExpertId, Long> taken = entries.stream()
                .flatMap(entry -> entry.given().stream())
                .collect(Collectors.groupingBy(expert -> expert, Collectors.counting()));
        return taken.keySet().stream()
                .sorted(Comparator.comparing((ExpertId expert) -> -taken.getOrDefault(expert, 0L))
                        .thenComparing(ExpertId::value))
                .toList();
    }

    private static String name(ExpertId expert, Map<ExpertId, Expert> people) {
        Expert known = people.get(expert);
        return known == null ? "" : known.fullName();
    }
}
