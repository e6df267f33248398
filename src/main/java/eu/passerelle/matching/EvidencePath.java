package eu.passerelle.matching;

import java.util.List;

/** A walk through the graph that proves a reason: mentor, past engagement, city like yours, same need. */
public record EvidencePath(List<Step> steps) {
    public EvidencePath {
        steps = List.copyOf(steps);
    }

    /**
     * @param kind of node, wording key {@code matching.node.<kind>}: expert, engagement, team, city, competence, organisation
     * @param label in the reader's language
     * @param relation to the step before, wording key {@code matching.relation.<relation>}; empty for the first
     */
    public record Step(String kind, String label, String relation) {}
}
