package eu.passerelle.matching;

import eu.passerelle.matching.graph.Evidence.PastEngagement;
import java.util.ArrayList;
import java.util.List;

/** What a reader should know of the evidence before trusting it. */
final class Cautions {
    private static final double OLD_YEARS = 4;

    private Cautions() {}

    static List<Caution> of(Appraisal appraisal) {
        var cautions = new ArrayList<Caution>();
        List<PastEngagement> past = appraisal.candidate().evidence().past();
        if (past.isEmpty() && appraisal.coverage().stream().noneMatch(appraisal::isVerified)) {
            cautions.add(Caution.THIN);
        }
        if (!past.isEmpty() && past.stream().allMatch(work -> appraisal.yearsAgo(work) > OLD_YEARS)) {
            cautions.add(Caution.OLD);
        }
        if (appraisal.candidate().standing().isToDisclose(appraisal.question().today())) {
            cautions.add(Caution.TIE);
        }
        return List.copyOf(cautions);
    }
}
