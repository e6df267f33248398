package eu.passerelle.matching;

import eu.passerelle.directory.Claim;
import eu.passerelle.directory.Kinship;
import java.util.Optional;

/**
 * How one need is served by one expert.
 *
 * @param by the claim that serves it best, with its kinship to the need
 * @param value 0 to 1
 */
public record NeedCoverage(Need need, Optional<Claim> by, Kinship kinship, double value) {}
