package eu.passerelle.engagements;

import eu.passerelle.kernel.EngagementId;
import java.util.Map;

/** Which recommendations have become measures of a plan: for who keeps plans to say. */
public interface MeasuresOfAdvice {
    /** Ids of measures that are still in a plan, by the id of the recommendation. */
    Map<String, String> of(EngagementId engagement);
}
