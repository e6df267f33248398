package eu.passerelle.matching;

import eu.passerelle.directory.Kinship;
import eu.passerelle.matching.graph.Evidence.PastEngagement;
import eu.passerelle.matching.graph.Evidence.Served;
import eu.passerelle.matching.ranking.PastWork;
import eu.passerelle.matching.ranking.Similarity;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A candidate's past engagements, judged by one question: how alike the teams are and how long ago it was, once for all needs. */
final class PastWorks {
    private static final double DAYS_A_YEAR = 365.25;

    private final Question question;
    private final List<Known> known;
    private final List<PastWork> each;

    PastWorks(Question question, List<PastEngagement> past) {
        this.question = question;
        Similarity.Traits ours = question.traits();
        known = past.stream()
                .map(one -> new Known(one, Similarity.of(ours, traits(one)), yearsAgo(one)))
                .toList();
        each = known.stream()
                .flatMap(one -> served(one.past()).stream().map(best -> work(one, best.served(), best.need())))
                .toList();
    }

    private record Known(PastEngagement past, double similarity, double yearsAgo) {}

    /** A need, with the served competence that is closest to it. */
    record ServedNeed(Need need, Served served, Kinship kinship) {}

    /** Each engagement once, by the need that it served best. */
    List<PastWork> each() {
        return each;
    }

    /** Those that served a need. */
    List<PastWork> on(Need need) {
        return known.stream()
                .flatMap(one -> one.past().served().stream()
                        .filter(served -> closeness(need, served) > 0)
                        .max(Comparator.comparingDouble(served -> closeness(need, served)))
                        .map(served -> work(one, served, need))
                        .stream())
                .toList();
    }

    private PastWork work(Known one, Served served, Need need) {
        return new PastWork(closeness(need, served), one.similarity(), one.yearsAgo(), served.outcome());
    }

    private double closeness(Need need, Served served) {
        return question.kinship(need, served.competence()).closeness();
    }

    /** The need that an engagement served best. */
    Optional<ServedNeed> served(PastEngagement past) {
        return question.query().needs().stream()
                .flatMap(need -> past.served().stream()
                        .map(served -> new ServedNeed(need, served, question.kinship(need, served.competence()))))
                .filter(served -> served.kinship().closeness() > 0)
                .max(Comparator.comparingDouble(
                        served -> served.kinship().closeness() * served.need().weight()));
    }

    /** The most telling first. */
    List<PastEngagement> telling() {
        return known.stream()
                .sorted(Comparator.comparingDouble(this::weight)
                        .reversed()
                        .thenComparing(one -> one.past().id().value()))
                .map(Known::past)
                .toList();
    }

    private double weight(Known one) {
        return served(one.past())
                .map(served -> served.kinship().closeness() * one.similarity() * Math.pow(0.5, one.yearsAgo() / 3))
                .orElse(0.0);
    }

    /** What the team of then and the one that asks have in common. */
    Set<Similarity.Trait> alike(PastEngagement past) {
        return Similarity.alike(question.traits(), traits(past));
    }

    private static Similarity.Traits traits(PastEngagement past) {
        return new Similarity.Traits(
                past.country(), past.population(), past.phase().toUpperCase(Locale.ROOT), past.sectors());
    }

    double yearsAgo(PastEngagement past) {
        return ChronoUnit.DAYS.between(past.endedOn(), question.today()) / DAYS_A_YEAR;
    }
}
