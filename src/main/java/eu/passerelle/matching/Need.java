package eu.passerelle.matching;

import eu.passerelle.kernel.CompetenceCode;

/**
 * @param weight 1 helpful, 2 important, 3 essential
 * @param level the proficiency wanted, 1 to 4
 */
public record Need(CompetenceCode competence, int weight, int level) {}
