package eu.passerelle.matching;

import eu.passerelle.cities.Team;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.matching.graph.Evidence.PastEngagement;
import eu.passerelle.matching.graph.Evidence.Served;
import eu.passerelle.matching.ranking.Similarity.Trait;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells an appraisal in sentences. */
@Component
class Reasons {
    private static final int GOOD_OUTCOME = 1;

    private final Labels labels;
    private final MessageSource messages;

    Reasons(Labels labels, MessageSource messages) {
        this.labels = labels;
        this.messages = messages;
    }

    List<Reason> of(Appraisal appraisal, InterfaceLanguage reader) {
        var reasons = new ArrayList<Reason>();
        coverage(appraisal, reader, reasons);
        experience(appraisal, reasons);
        outcomes(appraisal, reasons);
        appraisal
                .language()
                .ifPresent(best -> reasons.add(new Reason(
                        "matching.reason.language",
                        List.of(
                                labels.language(best.getKey(), reader),
                                best.getValue().name()))));
        context(appraisal, reader, reasons);
        time(appraisal, reader, reasons);
        return List.copyOf(reasons);
    }

    private void time(Appraisal appraisal, InterfaceLanguage reader, List<Reason> reasons) {
        long hours = appraisal.freeTime().total().toHours();
        if (hours > 0) {
            reasons.add(new Reason("matching.reason.time", List.of(hours)));
        }
        int wanted = appraisal.question().query().hours();
        if (appraisal.offeredHours() < wanted) {
            reasons.add(new Reason("matching.reason.offer", List.of((long) appraisal.offeredHours(), wanted)));
        }
        String country = appraisal.question().team().city().country();
        if (appraisal.question().query().form() != MeetingForm.REMOTE
                && appraisal.candidate().expert().visitCountries().contains(country)) {
            reasons.add(new Reason("matching.reason.visits", List.of(labels.country(country, reader))));
        }
    }

    /** What lies beside a need is told as such: it is not counted as covered. */
    private void coverage(Appraisal appraisal, InterfaceLanguage reader, List<Reason> reasons) {
        List<NeedCoverage> held = covered(appraisal, need -> !isBeside(need));
        held.stream()
                .max(Comparator.comparingDouble(
                        need -> need.value() * need.need().weight()))
                .ifPresent(strongest -> reasons.add(new Reason(
                        "matching.reason.coverage",
                        List.of(
                                held.size(),
                                appraisal.coverage().size(),
                                labels.competence(strongest.need().competence(), reader),
                                strongest.by().orElseThrow().level()))));
        covered(appraisal, Reasons::isBeside)
                .forEach(need -> reasons.add(new Reason(
                        "matching.reason.adjacent",
                        List.of(
                                labels.competence(need.need().competence(), reader),
                                labels.competence(need.by().orElseThrow().competence(), reader)))));
    }

    private static List<NeedCoverage> covered(Appraisal appraisal, Predicate<NeedCoverage> which) {
        return appraisal.coverage().stream()
                .filter(need -> need.by().isPresent())
                .filter(which)
                .toList();
    }

    private static boolean isBeside(NeedCoverage need) {
        return switch (need.kinship().relation()) {
            case RELATED, TRANSFERABLE -> true;
            case SAME, NARROWER, BROADER, NONE -> false;
        };
    }

    private static void experience(Appraisal appraisal, List<Reason> reasons) {
        List<PastEngagement> past = appraisal.telling();
        if (past.isEmpty()) {
            reasons.add(new Reason("matching.reason.newcomer", List.of()));
            return;
        }
        int latest =
                past.stream().mapToInt(work -> work.endedOn().getYear()).max().orElseThrow();
        reasons.add(new Reason(
                "matching.reason.experience",
                List.of(past.size(), past.stream().filter(appraisal::isLikeOurs).count(), String.valueOf(latest))));
    }

    private static void outcomes(Appraisal appraisal, List<Reason> reasons) {
        List<Integer> rated = appraisal.telling().stream()
                .flatMap(past -> appraisal.served(past).stream())
                .map(PastWorks.ServedNeed::served)
                .map(Served::outcome)
                .flatMap(outcome -> outcome.isPresent() ? Stream.of(outcome.getAsInt()) : Stream.of())
                .toList();
        if (!rated.isEmpty()) {
            long reached =
                    rated.stream().filter(outcome -> outcome >= GOOD_OUTCOME).count();
            reasons.add(new Reason("matching.reason.outcomes", List.of(reached, rated.size())));
        }
    }

    private void context(Appraisal appraisal, InterfaceLanguage reader, List<Reason> reasons) {
        if (appraisal.knowsTheLaw()) {
            reasons.add(new Reason(
                    "matching.reason.law",
                    List.of(labels.country(appraisal.question().team().city().country(), reader))));
        }
        if (appraisal.sharedSectors() > 0) {
            reasons.add(new Reason("matching.reason.sectors", List.of(appraisal.sharedSectors())));
        }
    }

    /** What none of the teams that the candidate mentored on these needs has in common with the one that asks. */
    List<Reason> differences(Appraisal appraisal, InterfaceLanguage reader) {
        List<PastEngagement> past = appraisal.telling();
        if (past.isEmpty()) {
            return List.of();
        }
        return Stream.of(Trait.values())
                .filter(trait ->
                        past.stream().noneMatch(work -> appraisal.alike(work).contains(trait)))
                .map(trait -> difference(trait, appraisal, reader))
                .toList();
    }

    private Reason difference(Trait trait, Appraisal appraisal, InterfaceLanguage reader) {
        Team team = appraisal.question().team();
        return switch (trait) {
            case LAW -> differs("LAW", labels.country(team.city().country(), reader));
            case SIZE -> differs(size(appraisal, team.city().population()));
            case PHASE ->
                differs("PHASE", messages.getMessage("cities.phase." + team.phase(), new Object[0], reader.locale()));
            case SECTORS -> differs("SECTORS");
        };
    }

    private static Reason differs(String what, Object... arguments) {
        return new Reason("matching.reason.differs." + what, List.of(arguments));
    }

    private static String size(Appraisal appraisal, int population) {
        long larger = appraisal.telling().stream()
                .filter(past -> past.population() > population)
                .count();
        return larger == appraisal.telling().size() ? "LARGER" : larger == 0 ? "SMALLER" : "SIZE";
    }
}
