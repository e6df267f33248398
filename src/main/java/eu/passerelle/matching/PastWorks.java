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
                .map(one -> new Known(one, Similarity.of(ours, traits(one)), yearsAgo(one), served(one)))
                .toList();
        each = known.stream()
                .flatMap(one -> one.best().stream().map(best -> one.as(best.served(), best.kinship())))
                .toList();
    }

    private record Known(PastEngagement past, double similarity, double yearsAgo, Optional<ServedNeed> best) {
        PastWork as(Served served, Kinship kinship) {
            return new PastWork(kinship.closeness(), similarity, yearsAgo, served.outcome());
        }

        double weight() {
            return best.map(served -> served.kinship().closeness() * similarity * Math.pow(0.5, yearsAgo / 3))
                    .orElse(0.0);
        }
    }

    /** A need, with the served competence that is closest to it. */
    record ServedNeed(Need need, Served served, Kinship kinship) {}

    /** Each engagement once, by the need that it served best. */
    List<PastWork> each() {
        return each;
    }

    /** Those that served a need. */
    List<PastWork> on(Need need) {
        return known.stream()
                .flatMap(one ->
                        closest(one.past(), need).stream().map(served -> one.as(served.served(), served.kinship())))
                .toList();
    }

    private Optional<ServedNeed> closest(PastEngagement past, Need need) {
        Optional<ServedNeed> closest = Optional.empty();
        double most = 0;
        for (Served served : past.served()) {
            Kinship kinship = question.kinship(need, served.competence());
            if (kinship.closeness() > most) {
                most = kinship.closeness();
                closest = Optional.of(new ServedNeed(need, served, kinship));
            }
        }
        return closest;
    }

    /** The need that an engagement served best. */
    Optional<ServedNeed> served(PastEngagement past) {
        Optional<ServedNeed> best = Optional.empty();
        double most = 0;
        for (Need need : question.query().needs()) {
            Optional<ServedNeed> closest = closest(past, need);
            double counts = closest.map(served -> served.kinship().closeness() * need.weight())
                    .orElse(0.0);
            if (counts > most) {
                most = counts;
                best = closest;
            }
        }
        return best;
    }

    /** The most telling first. */
    List<PastEngagement> telling() {
        return known.stream()
                .sorted(Comparator.comparingDouble(Known::weight)
                        .reversed()
                        .thenComparing(one -> one.past().id().value()))
                .map(Known::past)
                .toList();
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
