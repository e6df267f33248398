package eu.passerelle.matching;

import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.ExpertId;
import java.util.List;
import java.util.Set;

/**
 * A few mentors who cover a request's needs together.
 *
 * @param members in the order in which each adds most
 * @param open needs that none of them covers
 * @param value 0 to 1: the weighted mean, over the needs, of the best of them
 * @param languages of the request that all of them speak
 * @param workedTogether how many pairs of them have mentored together well
 * @param further who could still join, each with what he or she would add to those before
 * @param jointTime whether all share a time of 90 minutes with the team in the first weeks; otherwise no panel does
 * @param proven no panel of those looked at is better; else the search ended before that was sure
 */
public record PanelSuggestion(
        List<Member> members,
        List<CompetenceCode> open,
        double value,
        Set<String> languages,
        int workedTogether,
        List<Member> further,
        boolean jointTime,
        boolean proven) {

    /**
     * @param name the name or the alias, whichever the reader may see
     * @param gain what this one adds to the value of those before, 0 to 1
     * @param covers the needs that he or she covers best of the panel
     */
    public record Member(ExpertId expert, String name, String country, double gain, List<CompetenceCode> covers) {}

    public boolean isComplete() {
        return open.isEmpty();
    }
}
