package eu.passerelle.matching;

import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.matching.graph.SameNeedQuery.Lesson;
import eu.passerelle.matching.ranking.Similarity;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Cities that had the same need, and what helped them. No mentor is named, and to a city no other city.
 *
 * @param cities the most like the asking one first
 * @param helped need by need; a need that too few cities had is absent
 */
public record Precedents(List<City> cities, List<Helped> helped) {
    public Precedents {
        cities = List.copyOf(cities);
        helped = List.copyOf(helped);
    }

    /**
     * @param label the name for coordinators, what kind of city it is for everybody else
     * @param year in which the newest mentoring ended
     * @param needs of the asking team that were worked on there
     * @param alike what it has in common with the asking team
     * @param outcome for coordinators, −2 to 2; empty for everybody else, and where nobody rated it
     * @param lesson what they let others read; names nobody
     */
    public record City(
            String label,
            int year,
            int hours,
            List<CompetenceCode> needs,
            Set<Similarity.Trait> alike,
            OptionalInt outcome,
            Optional<Lesson> lesson) {}

    /**
     * @param mentorings that were rated
     * @param reached in how many of them the team reached its goals
     * @param hours usual where it did; 0 where nobody knows
     * @param months so too
     * @param alongside what was often worked on too where it did
     */
    public record Helped(
            CompetenceCode need, int mentorings, int reached, int hours, int months, List<CompetenceCode> alongside) {}
}
