package eu.passerelle.matching.ranking;

import java.util.OptionalInt;

/**
 * A past engagement, seen from one need.
 *
 * @param closeness of the nearest competence it served to the need, 0 to 1
 * @param similarity of its team to the asking one, 0 to 1
 * @param yearsAgo since it ended
 * @param outcome goal attainment, −2 to 2
 */
public record PastWork(double closeness, double similarity, double yearsAgo, OptionalInt outcome) {}
