package eu.passerelle.engagements.closing;

import eu.passerelle.engagements.closing.Closing.Again;
import eu.passerelle.engagements.closing.Closing.Rating;
import eu.passerelle.engagements.closing.Closing.Reason;
import eu.passerelle.kernel.CompetenceCode;
import java.util.Map;
import java.util.Optional;

/**
 * What one side says at the end.
 *
 * @param reason counts when nobody has given one before
 * @param hours that the mentor spent; empty from the team
 */
record Report(
        Reason reason,
        Map<CompetenceCode, Rating> ratings,
        Optional<Integer> hours,
        Again again,
        String helped,
        String missed) {}
